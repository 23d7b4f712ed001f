import Glibc
import Topics

/// The only code that reads the author's files.
public enum ContentFiles {}
