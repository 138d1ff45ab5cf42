// What it costs to look at files, as a build does that has nothing to do: size, time and number of each, by two threads.
//   look FOLDER NAMES [FOLDER NAMES ...]    NAMES is a file of names below FOLDER, a line each
// Prints the seconds, and the processor's seconds; the names are in memory before.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct list {
    const char *folder;
    char **names;
    size_t count;
};

static struct list read_list(const char *folder, const char *path) {
    struct list list = {folder, NULL, 0};
    FILE *file = fopen(path, "r");
    if (!file) exit(1);
    char *line = NULL;
    size_t room = 0;
    for (ssize_t size; (size = getline(&line, &room, file)) > 0;) {
        line[size - 1] = 0;
        list.names = realloc(list.names, (list.count + 1) * sizeof *list.names);
        list.names[list.count++] = strdup(line);
    }
    free(line);
    fclose(file);
    return list;
}

struct half {
    const struct list *list;
    size_t start, end;
};

static void *look(void *argument) {
    const struct half *half = argument;
    // Each thread opens it for itself: those that share an open folder wait for each other at every look.
    const int folder = open(half->list->folder, O_RDONLY | O_DIRECTORY);
    if (folder < 0) exit(1);
    for (size_t place = half->start; place < half->end; place++) {
        struct stat status;
        if (fstatat(folder, half->list->names[place], &status, 0)) exit(1);
    }
    close(folder);
    return NULL;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

int main(int count, char **words) {
    struct list *lists = calloc(count, sizeof *lists);
    int known = 0;
    for (int place = 1; place + 1 < count; place += 2) lists[known++] = read_list(words[place], words[place + 1]);
    struct rusage before, after;
    struct timespec start, end;
    getrusage(RUSAGE_SELF, &before);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int place = 0; place < known; place++) {
        const size_t middle = lists[place].count / 2;
        struct half halves[2] = {{&lists[place], 0, middle}, {&lists[place], middle, lists[place].count}};
        pthread_t other;
        if (pthread_create(&other, NULL, look, &halves[1])) return 1;
        look(&halves[0]);
        pthread_join(other, NULL);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    getrusage(RUSAGE_SELF, &after);
    printf("%f %f\n", end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9,
           seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) - seconds(before.ru_stime));
}
