/*
 * What SQLite's archive refers to and is not used here: the build gives these references the names below (eng/NativeBinary.props), in the
 * archive alone.
 *
 * Arithmetic beyond the basic kinds, for SQL functions that no statement of ours calls. Most of libm's functions are chosen by the processor when a
 * static program starts, each by code on a page of its own: all of them together cost every call of the hook fifteen page faults.
 *
 * The loader of shared libraries, for extensions: a static binary loads nothing at run time.
 */
#define ARITHMETIC(name) double sqlite_without_##name(void); double sqlite_without_##name(void) { return __builtin_nan(""); }
#define LOADER(name) void *sqlite_without_##name(void); void *sqlite_without_##name(void) { return 0; }

ARITHMETIC(acos) ARITHMETIC(acosh) ARITHMETIC(asin) ARITHMETIC(asinh) ARITHMETIC(atan) ARITHMETIC(atan2)
ARITHMETIC(atanh) ARITHMETIC(cos) ARITHMETIC(cosh) ARITHMETIC(exp) ARITHMETIC(fmod) ARITHMETIC(log)
ARITHMETIC(pow) ARITHMETIC(sin) ARITHMETIC(sinh) ARITHMETIC(sqrt) ARITHMETIC(tan) ARITHMETIC(tanh)
ARITHMETIC(trunc)
LOADER(dlopen) LOADER(dlsym) LOADER(dlclose) LOADER(dlerror)
