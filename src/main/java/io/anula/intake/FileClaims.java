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

/** Ensures that one node at a time takes a file, also when several nodes share the inbox folder. */
public final class FileClaims implements GenericFileExclusiveReadLockStrategy<File> {
    private final Leases leases;

    public FileClaims(Leases leases) {
        this.leases = leases;
    }

    /** The lease name of a file. */
    public static String lease(String fileName) {
        return "file:" + FileNames.shortened(fileName);
    }

    /** Takes the lease of this file for this node; false if another node has it. */
    public boolean take(String fileName) {
        return leases.take(lease(fileName));
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {}

    /** False for a file that another node works on, or has moved since the folder was listed. */
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
