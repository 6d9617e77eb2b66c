// What the parts of this folder know of each other.

#pragma once

// Whether the process is a hook: `ssg hook …`.
extern int hook_is_asked_for;

// From now on there may be a second thread, and a collection.
void hook_statics_are_made(void);
