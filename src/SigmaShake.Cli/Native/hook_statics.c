// The objects that hold the static fields, one for each type that has any and is in the binary: some 1,000, whether they are used or not.
// The runtime makes them before Main, one by one, by its way for objects that may never move, which is made for the rare one: some 1,000
// instructions each, two thirds of all that a hook that judges nothing executes. Here they are cut from one piece of such memory.
//
// A piece is an object of the collector's own kind for unused room (the same that it leaves between two objects), and so is what is left
// of it after each cut: whoever walks the heap finds whole objects side by side, as in the runtime's own allocation contexts. Only while
// the process has one thread and has not come to Main; from then on the runtime's own way is taken.

#include <stdint.h>
#include "hook_start.h"

enum { pinned = 64, piece_bytes = 32 << 10 };

// The head of a type (MethodTable.h): how large its objects are, the word before them included.
typedef struct { uint32_t flags; uint32_t base_bytes; } type;

// An object, seen from where references point.
typedef struct { const type* type; uint32_t length; } object;

extern const type* g_pFreeObjectEEType;

static char* next;
static uint32_t left_bytes;
static int is_over;

void hook_statics_are_made(void)
{
    is_over = 1;
}

// What is left stays a whole object, or there is no room to the byte.
static void leave_unused(void)
{
    object* unused = (object*)next;
    if (left_bytes == 0) return;
    unused->type = g_pFreeObjectEEType;
    unused->length = left_bytes - g_pFreeObjectEEType->base_bytes;
}

// void RhAllocateNewArray(MethodTable*, uint32_t count, uint32_t flags, void* result)
void RhAllocateNewArray(const type* type, uint32_t count, uint32_t flags, object** result);

static int take_piece(void)
{
    object* piece = 0;
    uint32_t head_bytes = g_pFreeObjectEEType->base_bytes;
    RhAllocateNewArray(g_pFreeObjectEEType, piece_bytes - head_bytes, pinned, &piece);
    next = (char*)piece;
    left_bytes = piece ? piece_bytes : 0;
    return piece != 0;
}

// void RhAllocateNewObject(MethodTable*, uint32_t flags, void* result)
void __real_RhAllocateNewObject(const type* type, uint32_t flags, object** result);
void __wrap_RhAllocateNewObject(const type* type, uint32_t flags, object** result)
{
    uint32_t bytes = (type->base_bytes + 7) & ~7u;
    uint32_t smallest = g_pFreeObjectEEType->base_bytes;
    if (!hook_is_asked_for || is_over || flags != pinned || bytes < smallest || bytes > piece_bytes / 4)
    {
        __real_RhAllocateNewObject(type, flags, result);
        return;
    }

    if (left_bytes != bytes && left_bytes < bytes + smallest && !take_piece())
    {
        *result = 0;
        return;
    }

    object* made = (object*)next;
    next += bytes;
    left_bytes -= bytes;
    leave_unused();

    // All else of it is zero already, but for what said how long the unused room was.
    made->length = 0;
    made->type = type;
    *result = made;
}
