@echo off
rem Runs Anula's commands on Windows. The home is ANULA_HOME, or the folder that holds this bin; paths that you give are those of
rem where you are. ANULA_JAVA_OPTS are options of Java, for example -Xmx512m; JAVA_HOME is the Java to use. ASCII only: cmd reads
rem this file in whatever code page the console has.
setlocal DisableDelayedExpansion

for %%I in ("%~dp0..") do set "_here=%%~fI"
set "_from=%CD%"
rem A backslash before a quote would quote it: the root of a drive ends in one.
if "%_from:~-1%"=="\" set "_from=%_from%."
if not defined ANULA_JAR set "ANULA_JAR=%_here%\lib\anula.jar"
if not defined ANULA_HOME set "ANULA_HOME=%_here%"
cd /d "%ANULA_HOME%" || exit /b 1

set "_java=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "_java=%JAVA_HOME%\bin\java.exe"
"%_java%" -version >nul 2>&1
if errorlevel 1 (
    echo anula: no Java found. Install a JRE 17 or newer, or set JAVA_HOME / No hay Java: instale un JRE 17 o posterior 1>&2
    exit /b 1
)

rem The heap of the service grows to 256 MB, unless the options of Java say otherwise.
set "_memory=-XX:+UseSerialGC"
echo "%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %ANULA_JAVA_OPTS%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "_memory="
if not "%~1"=="run" goto start
echo "%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %ANULA_JAVA_OPTS%" | findstr /r /c:"-Xm[sx]" /c:"HeapSize" /c:"RAMPercentage" /c:"RAMFraction" >nul || set "_memory=%_memory% -Xms64m -Xmx256m"

:start
rem Jars in the home's lib stand on the class path beside the program, drivers of databases for example.
set "_path=%ANULA_JAR%;%CD%\lib\*"
rem The home is where it runs now.
set "ANULA_HOME="
"%_java%" %_memory% -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -XX:+ExitOnOutOfMemoryError %ANULA_JAVA_OPTS% "-Danula.from=%_from%" -cp "%_path%" io.anula.Main %*
exit /b %ERRORLEVEL%
