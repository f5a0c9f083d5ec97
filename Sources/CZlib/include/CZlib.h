#ifndef ASSAY_CZLIB_H
#define ASSAY_CZLIB_H

// zlib's inflate and deflate without its headers: those bring system types along that Swift would then ascribe to this
// module, and its initialisers are macros.

#include <stddef.h>
#include <stdint.h>

enum { ASSAY_ZLIB_RAW = -15, ASSAY_ZLIB_ZLIB = 15, ASSAY_ZLIB_GZIP = 31 };
enum assay_inflate_result {
    ASSAY_INFLATE_GOES_ON = 0,
    /// The stream, or the member of a gzip file, is whole.
    ASSAY_INFLATE_END = 1,
    ASSAY_INFLATE_CORRUPT = -1,
    ASSAY_INFLATE_NO_MEMORY = -2
};

typedef struct assay_inflate assay_inflate;

/// inflateInit2(3) for one of the formats above; NULL where there is no memory.
assay_inflate *assay_inflate_open(int format);
/// inflate(3): `in_count` and `out_count` are what there is, and then what was used and made.
int assay_inflate_step(assay_inflate *inflater, const void *in, size_t *in_count, void *out, size_t *out_count);
/// inflateReset(3): the next member begins.
int assay_inflate_reset(assay_inflate *inflater);
/// inflateEnd(3).
void assay_inflate_close(assay_inflate *inflater);

/// deflate(3) of everything at once at the fastest level, as gzip or zlib. Returns how many bytes were written, or -1 where
/// they do not fit or there is no memory.
long assay_deflate(const void *in, size_t in_count, void *out, size_t room, int format);

#endif
