/* The folder of the library file with its shared Temp folder, and the record of the calls. */
#ifndef LOOKALIKE_INSTALL_H
#define LOOKALIKE_INSTALL_H

#include <stdbool.h>

void install_set_path(const char *library);
bool install_known(void);
void install_auto_cleanup(bool enabled);
/* What a reset does to Temp: clears it if it may, then puts a file of its own there. */
void install_use_temp(void);
void install_close(void);
/* A line in the file that the trait `calls` names, if any. */
void install_note(const char *line);

#endif
