package io.anula.intake;

import io.anula.io.FileNames;
import io.anula.store.Leases;
import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperations;

/** Each file of the inbox is taken by one node at a time, also where the inbox is a folder that several nodes share. */
public final class FileClaims implements GenericFileExclusiveReadLockStrategy<File> {
    private final Leases leases;

    public FileClaims(Leases leases) {
        this.leases = leases;
    }

    /** The name of the lease of a file with that name. */
    public static String lease(String fileName) {
        return "file:" + FileNames.shortened(fileName);
    }

    /** Takes the file of that name for this node; false when another has it. */
    public boolean take(String fileName) {
        return leases.take(lease(fileName));
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {}

    /** False for a file that another node works on, or has moved away since it was seen. */
    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        if (!take(file.getFileName())) {
            return false;
        }
        if (file.getFile().exists()) {
            return true;
        }
        leases.release(lease(file.getFileName()));
        return false;
    }

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        leases.release(lease(file.getFileName()));
    }

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        leases.release(lease(file.getFileName()));
    }

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        leases.release(lease(file.getFileName()));
    }

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long checkInterval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel readLockLoggingLevel) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
