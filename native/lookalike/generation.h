/* Which release is imitated: -DGENERATION=20502, 20604, 20704, 20806 or 20907, for 2.0.5.2 to 2.0.9.7. */
#ifndef LOOKALIKE_GENERATION_H
#define LOOKALIKE_GENERATION_H

#ifndef GENERATION
#define GENERATION 20907
#endif

#define SINCE(release) (GENERATION >= (release))

#endif
