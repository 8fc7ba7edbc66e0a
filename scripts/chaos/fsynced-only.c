/* What a power cut leaves: only what was brought to the disk. Loaded before a program (LD_PRELOAD),
   this copies a file into a second folder whenever the program has synced it, and follows renames
   and removals there. Pages torn in the middle of a write are not modelled. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *folder, *shadow;

/* Copied, for the program may write over its environment. */
__attribute__((constructor)) static void start(void) {
  const char *from = getenv("FSYNCED_FOLDER"), *to = getenv("FSYNCED_SHADOW");
  if (from && to) folder = strdup(from), shadow = strdup(to);
}

static int in_shadow(const char *path, char *copy) {
  size_t length = folder ? strlen(folder) : 0;
  if (!length || strncmp(path, folder, length) || path[length] != '/') return 0;
  return snprintf(copy, PATH_MAX, "%s%s", shadow, path + length) < PATH_MAX;
}

static void keep(int descriptor) {
  char link[64], path[PATH_MAX], copy[PATH_MAX], unfinished[PATH_MAX + 8], block[1 << 16];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = 0;
  if (!in_shadow(path, copy)) return;
  snprintf(unfinished, sizeof unfinished, "%s.new", copy);
  int from = open(link, O_RDONLY), to = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (from >= 0 && to >= 0) {
    for (ssize_t n; (n = read(from, block, sizeof block)) > 0;)
      if (write(to, block, n) != n) abort();
    if (rename(unfinished, copy)) abort();
  }
  if (from >= 0) close(from);
  if (to >= 0) close(to);
}

int fsync(int descriptor) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fsync");
  int result = real(descriptor);
  if (!result) keep(descriptor);
  return result;
}

int fdatasync(int descriptor) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  int result = real(descriptor);
  if (!result) keep(descriptor);
  return result;
}

int unlink(const char *path) {
  static int (*real)(const char *);
  char copy[PATH_MAX];
  if (!real) real = dlsym(RTLD_NEXT, "unlink");
  int result = real(path);
  if (!result && in_shadow(path, copy)) real(copy);
  return result;
}
