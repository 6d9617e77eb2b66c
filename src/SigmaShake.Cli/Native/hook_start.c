// What the runtime asks the machine before Main, answered for `ssg hook` without asking.
//
// The runtime prepares for a process that lives: it reads the limits of its control group, the sizes of the caches and the nodes of the
// machine (some forty openings of files in /proc and /sys), starts a thread for finalizers, and commits its heap in small pieces. That was
// more than a third of a call that is judged in microseconds. A hook lives for milliseconds, on one thread, in a few megabytes.
//
// The linker puts these functions before the runtime's own (`--wrap`, eng/NativeBinary.props). For every command but the hook they pass
// the question on. Should a later runtime no longer have one of them, the linker finds nothing to wrap and all is as slow as it was, which
// tests/SigmaShake.Cli.Tests/Hook/StartCostTests.cs notices.

#define _GNU_SOURCE
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "hook_start.h"

enum { page_bytes = 4096 };

// As many as a kernel knows how to have.
enum { most_processors = 8192 };

// Decides when the runtime collects: a few megabytes of new objects, whatever the machine. Most calls need a twentieth of that.
enum { cache_bytes = 4 << 20 };

int hook_is_asked_for;
static int heap_is_ready_made;

__attribute__((constructor(101))) static void look_at_arguments(int count, char** arguments)
{
    hook_is_asked_for = count > 1 && strcmp(arguments[1], "hook") == 0;
    if (!hook_is_asked_for) return;

    // One heap for all threads: each further one reserves 64 MB first, and the few threads there are never contend.
    mallopt(M_ARENA_MAX, 1);

    // The heap below is one writable reservation. Where huge pages are given to all, its first byte must not cost two megabytes.
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}

// bool PalStartFinalizerThread(BackgroundCallback, void*): nothing that the hook uses relies on being finalized, and it ends by _exit.
int __real__Z23PalStartFinalizerThreadPFjPvES_(void* callback, void* context);
int __wrap__Z23PalStartFinalizerThreadPFjPvES_(void* callback, void* context)
{
    return hook_is_asked_for ? 1 : __real__Z23PalStartFinalizerThreadPFjPvES_(callback, context);
}

// void InitializeCGroup(), and its companions: a hook does not grow until it meets the limit of its group.
void __real__Z16InitializeCGroupv(void);
void __wrap__Z16InitializeCGroupv(void)
{
    if (!hook_is_asked_for) __real__Z16InitializeCGroupv();
}

void __real__Z19InitializeCpuCGroupv(void);
void __wrap__Z19InitializeCpuCGroupv(void)
{
    if (!hook_is_asked_for) __real__Z19InitializeCpuCGroupv();
}

// size_t GetRestrictedPhysicalMemoryLimit(): 0 for none.
size_t __real__Z32GetRestrictedPhysicalMemoryLimitv(void);
size_t __wrap__Z32GetRestrictedPhysicalMemoryLimitv(void)
{
    return hook_is_asked_for ? 0 : __real__Z32GetRestrictedPhysicalMemoryLimitv();
}

// void NUMASupportInitialize(): without it the machine counts as one node.
void __real__Z21NUMASupportInitializev(void);
void __wrap__Z21NUMASupportInitializev(void)
{
    if (!hook_is_asked_for) __real__Z21NUMASupportInitializev();
}

// size_t GCToOSInterface::GetCacheSizePerLogicalCpu(bool)
size_t __real__ZN15GCToOSInterface25GetCacheSizePerLogicalCpuEb(int true_size);
size_t __wrap__ZN15GCToOSInterface25GetCacheSizePerLogicalCpuEb(int true_size)
{
    return hook_is_asked_for ? cache_bytes : __real__ZN15GCToOSInterface25GetCacheSizePerLogicalCpuEb(true_size);
}

// void GCToOSInterface::GetMemoryStatus(uint64_t, uint32_t*, uint64_t*, uint64_t*): the collector hurries where memory is short; the hook
// is gone before that helps anybody.
void __real__ZN15GCToOSInterface15GetMemoryStatusEmPjPmS1_(uint64_t limit, uint32_t* load, uint64_t* available, uint64_t* swap);
void __wrap__ZN15GCToOSInterface15GetMemoryStatusEmPjPmS1_(uint64_t limit, uint32_t* load, uint64_t* available, uint64_t* swap)
{
    if (!hook_is_asked_for)
    {
        __real__ZN15GCToOSInterface15GetMemoryStatusEmPjPmS1_(limit, load, available, swap);
        return;
    }

    if (load) *load = 50;
    if (available) *available = 1ul << 30;
    if (swap) *swap = 0;
}

// The heap: reserved writable and at once, so that no piece of it has to be committed. Address space costs nothing until it is touched.
// void* GCToOSInterface::VirtualReserve(size_t, size_t alignment, uint32_t flags, uint16_t node)
void* __real__ZN15GCToOSInterface14VirtualReserveEmmjt(size_t size, size_t alignment, uint32_t flags, uint16_t node);
void* __wrap__ZN15GCToOSInterface14VirtualReserveEmmjt(size_t size, size_t alignment, uint32_t flags, uint16_t node)
{
    static int reservations;
    if (hook_is_asked_for && (heap_is_ready_made || reservations == 0))
    {
        if (alignment < page_bytes) alignment = page_bytes;
        size_t slack = alignment - page_bytes;
        void* start = mmap(NULL, size + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (start != MAP_FAILED)
        {
            // What stands before and behind the aligned part is never touched, and goes with the process.
            reservations++;
            heap_is_ready_made = 1;
            return (void*)(((uintptr_t)start + slack) & ~(alignment - 1));
        }

        // A machine that gives no memory which is not there. Only the first reservation may say so: all are committed, or none is.
        if (heap_is_ready_made) return NULL;
    }

    reservations++;
    return __real__ZN15GCToOSInterface14VirtualReserveEmmjt(size, alignment, flags, node);
}

// bool GCToOSInterface::VirtualCommit(void*, size_t, uint16_t node)
int __real__ZN15GCToOSInterface13VirtualCommitEPvmt(void* start, size_t size, uint16_t node);
int __wrap__ZN15GCToOSInterface13VirtualCommitEPvmt(void* start, size_t size, uint16_t node)
{
    return heap_is_ready_made ? 1 : __real__ZN15GCToOSInterface13VirtualCommitEPvmt(start, size, node);
}

// bool GCToOSInterface::VirtualDecommit(void*, size_t): the pages go back and read as zeros when they are used again, as the runtime expects.
int __real__ZN15GCToOSInterface15VirtualDecommitEPvm(void* start, size_t size);
int __wrap__ZN15GCToOSInterface15VirtualDecommitEPvm(void* start, size_t size)
{
    return heap_is_ready_made ? madvise(start, size, MADV_DONTNEED) == 0 : __real__ZN15GCToOSInterface15VirtualDecommitEPvm(start, size);
}

// int minipal_get_cpu_max_possible_count(), and libc's own count: only how many there are at most, never which may be used. The kernel
// writes as much of the set as it knows processors, and the runtime walks what it is told here.
int __real_minipal_get_cpu_max_possible_count(void);
int __wrap_minipal_get_cpu_max_possible_count(void)
{
    if (!hook_is_asked_for) return __real_minipal_get_cpu_max_possible_count();
    unsigned char set[most_processors / 8];
    long known_bytes = syscall(SYS_sched_getaffinity, 0, sizeof set, set);
    return known_bytes > 0 ? (int)known_bytes * 8 : most_processors;
}

// int minipal_getcpufeatures(): asked for twice. In a virtual machine each of its eight questions leaves the machine, for 6 us.
int __real_minipal_getcpufeatures(void);
int __wrap_minipal_getcpufeatures(void)
{
    static int features, are_known;
    if (!are_known) features = __real_minipal_getcpufeatures();
    are_known = 1;
    return features;
}

long __real_sysconf(int name);
long __wrap_sysconf(int name)
{
    return hook_is_asked_for && name == _SC_NPROCESSORS_ONLN ? 1 : __real_sysconf(name);
}

// The bounds of the first thread's stack, which libc looks up in /proc/self/maps: the name of the program is the highest thing on it.
int __real_pthread_getattr_np(pthread_t thread, pthread_attr_t* attributes);
int __wrap_pthread_getattr_np(pthread_t thread, pthread_attr_t* attributes)
{
    struct rlimit limit;
    uintptr_t name = getauxval(AT_EXECFN);
    int isFirst = getpid() == gettid();
    if (!hook_is_asked_for || !isFirst || name == 0 || getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur > (1ul << 30) || limit.rlim_cur < (64ul << 10))
    {
        return __real_pthread_getattr_np(thread, attributes);
    }

    uintptr_t top = (name + strlen((const char*)name) + page_bytes) & ~(uintptr_t)(page_bytes - 1);
    size_t size = limit.rlim_cur & ~(size_t)(page_bytes - 1);
    int failed = pthread_attr_init(attributes);
    return failed ? failed : pthread_attr_setstack(attributes, (void*)(top - size), size);
}
