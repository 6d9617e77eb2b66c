// The thread that answers when nobody else does (Hook/HookDeadline.cs). Not one of the runtime's: it needs nothing of it until the time is
// up, and costs a twentieth of one. Whatever hangs (a file system, the judging, the runtime itself), this goes on.

#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>
#include "hook_start.h"

// The least that libc takes; what is not used of it is never touched.
#ifdef __aarch64__
enum { stack_bytes = 128 << 10 };
#else
enum { stack_bytes = 32 << 10 };
#endif

enum { refused_exit_code = 2 };

typedef void (*answer)(void);

static char stack[stack_bytes] __attribute__((aligned(4096)));
static answer answer_late;
static int answer_ms;
static int end_ms;

// How much longer a person is waited for.
static _Atomic int more_ms;

// What the process ends with once the answer is out; -1 until then.
static _Atomic int answered_exit_code = -1;

static void sleep_ms(int ms)
{
    struct timespec left = { ms / 1000, ms % 1000 * 1000000l };
    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR) {}
}

static void* answer_on_own_thread(void* unused)
{
    answer_late();
    return unused;
}

static void* guard(void* unused)
{
    static const char last_words[] =
        "SigmaShake refuses this call because there was no verdict in time, and no answer either. Cure: try again; if it stays, run `ssg lint`.\n";
    pthread_t thread;
    sleep_ms(answer_ms);
    if (answered_exit_code < 0 && more_ms > 0) sleep_ms(more_ms);

    // On a thread of its own, so that this one is left should even the answer hang.
    if (answered_exit_code < 0) (void)pthread_create(&thread, NULL, answer_on_own_thread, NULL);
    sleep_ms(end_ms - answer_ms);
    if (answered_exit_code >= 0) _exit(answered_exit_code);
    struct pollfd standard_error = { 2, POLLOUT, 0 };
    if (poll(&standard_error, 1, 0) == 1) (void)!write(2, last_words, sizeof last_words - 1);
    _exit(refused_exit_code);
    return unused;
}

// The answer is out: whatever is still done, the process ends with this code, at the latest when it would have ended with a refusal.
void hook_deadline_answered(int exit_code)
{
    answered_exit_code = exit_code;
}

// A person is asked in the meantime: all of it happens so much later.
void hook_deadline_extend(int ms)
{
    more_ms = ms;
}

// Calls `late` in `late_ms`, and ends the process with a refusal in `last_ms` if it still lives then. 0, or the error number.
int hook_deadline_start(int late_ms, int last_ms, answer late)
{
    pthread_t thread;
    pthread_attr_t attributes;
    hook_statics_are_made();
    answer_late = late;
    answer_ms = late_ms;
    end_ms = last_ms;
    pthread_attr_init(&attributes);
    pthread_attr_setstack(&attributes, stack, sizeof stack);
    return pthread_create(&thread, &attributes, guard, NULL);
}
