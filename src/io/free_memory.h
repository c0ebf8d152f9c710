// Memory that this program has freed, given back to the system.
#pragma once

namespace dateline::io {

/// What was freed may stay with the process for its next use: worth it within a phase of work, not behind one
/// that took far more than the next will. Takes some milliseconds a gigabyte. Does nothing where the C
/// library cannot.
void return_free_memory();

}  // namespace dateline::io
