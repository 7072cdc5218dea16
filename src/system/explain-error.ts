/** Returns the reason why a file cannot be written, in words for the user. */
export function explainSystemError(error: unknown): string {
  if (error instanceof SyntaxError) return 'the file is broken';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'ENOENT':
      return 'the directory does not exist';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in the way';
    case 'EISDIR':
      return 'a directory is in the way';
    case 'ELOOP':
      return 'its links form a loop';
    case 'EFBIG':
      return 'it would exceed the size limit here';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'EBUSY':
      return 'it is in use and cannot be replaced';
    default:
      return code ?? 'unknown error';
  }
}

/** Returns the reason why a file cannot be read. */
export function explainReading(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  return code === 'EISDIR' ? 'it is a directory' : explainSystemError(error);
}
