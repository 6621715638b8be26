/* For the carried Linux libraries only: names that glibc has had since 2.17 and before. */
#if defined __x86_64__
#define OLD(name) __asm__(".symver " #name "," #name "@GLIBC_2.2.5")
#elif defined __aarch64__
#define OLD(name) __asm__(".symver " #name "," #name "@GLIBC_2.17")
#endif
OLD(pow);
OLD(hypot);
OLD(dlopen);
OLD(dlsym);
OLD(dlclose);
