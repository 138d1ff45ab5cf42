// The least that rendering can cost: every page through cmark-gfm and between 4 KB of frame, nothing written.
//   render CONTENT THREADS
#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_PAGES = 200000, MOST_BYTES = 4 << 20, FRAME = 2048 };
static char *pages[MOST_PAGES];
static size_t count;
static atomic_size_t next, made;
static cmark_syntax_extension *extensions[3];
static char head[FRAME], foot[FRAME];

static int note(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)place;
    const char *ending = strrchr(path, '.');
    if (kind == FTW_F && ending && strcmp(ending, ".md") == 0 && count < MOST_PAGES) pages[count++] = strdup(path);
    return 0;
}

static void *render(void *unused) {
    char *text = malloc(MOST_BYTES), *page = malloc(MOST_BYTES * 2);
    for (size_t index; (index = atomic_fetch_add(&next, 1)) < count;) {
        int file = open(pages[index], O_RDONLY);
        ssize_t size = read(file, text, MOST_BYTES - 1);
        close(file);
        text[size] = 0;
        char *end = strstr(text, "\n---\n"), *body = end ? end + 5 : text;
        cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
        for (int each = 0; each < 3; each++) cmark_parser_attach_syntax_extension(parser, extensions[each]);
        cmark_parser_feed(parser, body, (size_t)(text + size - body));
        cmark_node *document = cmark_parser_finish(parser);
        char *html = cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
        size_t length = strlen(html);
        memcpy(page, head, FRAME);
        memcpy(page + FRAME, html, length);
        memcpy(page + FRAME + length, foot, FRAME);
        atomic_fetch_add(&made, length + 2 * FRAME);
        free(html);
        cmark_node_free(document);
        cmark_parser_free(parser);
    }
    return unused;
}

int main(int given, char **argument) {
    if (given != 3) return 2;
    cmark_gfm_core_extensions_ensure_registered();
    const char *names[] = {"table", "strikethrough", "autolink"};
    for (int each = 0; each < 3; each++) extensions[each] = cmark_find_syntax_extension(names[each]);
    nftw(argument[1], note, 32, FTW_PHYS);
    pthread_t threads[64];
    int more = atoi(argument[2]) - 1;
    for (int each = 0; each < more; each++) pthread_create(&threads[each], NULL, render, NULL);
    render(NULL);
    for (int each = 0; each < more; each++) pthread_join(threads[each], NULL);
    printf("%zu pages, %zu bytes\n", count, (size_t)made);
    return 0;
}
