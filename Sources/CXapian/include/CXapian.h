#ifndef CXAPIAN_H
#define CXAPIAN_H
// Xapian's C++ behind C, because Swift cannot catch a C++ exception: every one is caught here and becomes a code and a message.
// Only standard headers; no C++ type leaves this target. A handle belongs to one thread.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What went wrong, as far as a caller can act on it.
enum cxapian_code {
    CXAPIAN_FINE = 0,
    CXAPIAN_MISSING,   // no database there
    CXAPIAN_FOREIGN,   // a database of another version, or no database
    CXAPIAN_DAMAGED,   // a block or a table failed Xapian's own check
    CXAPIAN_LOCKED,    // another process is writing
    CXAPIAN_MODIFIED,  // the revision being read has been overwritten: reopen and ask again
    CXAPIAN_DISK,      // the file system refused; see error_number
    CXAPIAN_NETWORK,   // a remote shard did not answer; the message is its address
    CXAPIAN_OTHER
};

/// Filled in when a call fails, untouched otherwise. `message` ends with a NUL and is cut, not overrun.
typedef struct {
    int32_t code;
    int32_t error_number;  // errno where Xapian told it, else 0
    char message[400];
} cxapian_fault;

/// Bytes owned by the handle that answered; good until the next call on that handle.
typedef struct {
    const uint8_t *_Nullable bytes;
    size_t count;
} cxapian_text;

typedef struct cxapian_database cxapian_database;
typedef struct cxapian_stemmer cxapian_stemmer;

/// Opens a database or a stub file for reading. NULL and a fault when it cannot.
cxapian_database *_Nullable cxapian_open(const char *_Nonnull path, cxapian_fault *_Nonnull fault);
/// Adds another database to one opened for reading: from now on both are read as one.
bool cxapian_join(cxapian_database *_Nonnull database, const char *_Nonnull path, cxapian_fault *_Nonnull fault);
/// Opens the files that Xapian would open when they are first needed, so that they can be read when somebody takes them away.
bool cxapian_keep_files(cxapian_database *_Nonnull database, cxapian_fault *_Nonnull fault);
/// What Xapian calls the databases that are read as one, in their order: a UUID each, with a colon between two.
bool cxapian_names(cxapian_database *_Nonnull database, cxapian_text *_Nonnull names, cxapian_fault *_Nonnull fault);
/// Makes a new database, overwriting none: the folder must be empty or absent. Nothing is synced to disk, not even at commit.
cxapian_database *_Nullable cxapian_create(const char *_Nonnull path, cxapian_fault *_Nonnull fault);
/// Opens an existing database for change under Xapian's write lock; CXAPIAN_LOCKED at once when another holds it.
cxapian_database *_Nullable cxapian_change(const char *_Nonnull path, cxapian_fault *_Nonnull fault);
/// Closes and frees. Changes that were not committed are lost.
void cxapian_close(cxapian_database *_Nullable database);
/// Moves to the newest revision on disk.
bool cxapian_reopen(cxapian_database *_Nonnull database, cxapian_fault *_Nonnull fault);

/// Number of documents.
bool cxapian_count(cxapian_database *_Nonnull database, uint32_t *_Nonnull count, cxapian_fault *_Nonnull fault);
/// Number of documents a term is in.
bool cxapian_frequency(cxapian_database *_Nonnull database, const char *_Nonnull term, size_t length, uint32_t *_Nonnull count,
                       cxapian_fault *_Nonnull fault);
/// A metadata value; empty when there is none.
bool cxapian_metadata(cxapian_database *_Nonnull database, const char *_Nonnull key, size_t length, cxapian_text *_Nonnull value,
                      cxapian_fault *_Nonnull fault);
/// The first metadata key after `key` in byte order; empty when there is none.
bool cxapian_next_metadata_key(cxapian_database *_Nonnull database, const char *_Nonnull key, size_t length,
                               cxapian_text *_Nonnull next, cxapian_fault *_Nonnull fault);
/// The two things a document keeps. The data are compressed; the cover is a value, which is not, and so is read without unpacking.
enum cxapian_part { CXAPIAN_DATA = 0, CXAPIAN_COVER };

/// A part of the first document that has the term; no bytes (NULL) when none has it.
bool cxapian_document(cxapian_database *_Nonnull database, const char *_Nonnull term, size_t length, enum cxapian_part part,
                      cxapian_text *_Nonnull bytes, cxapian_fault *_Nonnull fault);
/// A part of the first document numbered above `after`, and its number; number 0 when there is none.
bool cxapian_next_document(cxapian_database *_Nonnull database, uint32_t after, enum cxapian_part part, uint32_t *_Nonnull number,
                           cxapian_text *_Nonnull bytes, cxapian_fault *_Nonnull fault);

/// Runs a query, best first, equal weights by value 0 in byte order, which `in_order` says is the order of the numbers. `program` is the query in prefix notation, as `Query.swift` writes it.
/// The answers stay in the handle until the next search and are read with `cxapian_hit`.
bool cxapian_search(cxapian_database *_Nonnull database, const uint8_t *_Nonnull program, size_t length, uint32_t limit, bool in_order,
                    uint32_t *_Nonnull found, cxapian_fault *_Nonnull fault);
/// One answer of the last search: its weight and its document's number.
bool cxapian_hit(cxapian_database *_Nonnull database, uint32_t rank, double *_Nonnull weight, uint32_t *_Nonnull number,
                 cxapian_fault *_Nonnull fault);
/// The cover of the document of one answer of the last search.
bool cxapian_hit_cover(cxapian_database *_Nonnull database, uint32_t rank, cxapian_text *_Nonnull cover, cxapian_fault *_Nonnull fault);
/// The words of the spelling table that begin with `prefix`, in byte order: a run of count as four bytes, low first, length byte, and that many
/// bytes, which are the word without the prefix. Words of more than 255 bytes are left out.
bool cxapian_spellings(cxapian_database *_Nonnull database, const char *_Nonnull prefix, size_t length, cxapian_text *_Nonnull words,
                       cxapian_fault *_Nonnull fault);
/// The synonyms of a phrase, one a line; empty when there are none.
bool cxapian_synonyms(cxapian_database *_Nonnull database, const char *_Nonnull phrase, size_t length, cxapian_text *_Nonnull lines,
                      cxapian_fault *_Nonnull fault);

/// Puts a document in place of the one that has the term `unique`, or adds it.
/// `terms` is a run of: length byte, that many bytes, wdf as four bytes, low first. The unique term is added by itself.
bool cxapian_put(cxapian_database *_Nonnull database, const char *_Nonnull unique, size_t unique_length,
                 const uint8_t *_Nonnull terms, size_t terms_length, const uint8_t *_Nonnull order, size_t order_length,
                 const uint8_t *_Nonnull cover, size_t cover_length, const uint8_t *_Nonnull data, size_t data_length, bool is_new,
                 cxapian_fault *_Nonnull fault);
/// Takes out the documents that have the term; none is no fault.
bool cxapian_remove(cxapian_database *_Nonnull database, const char *_Nonnull unique, size_t length, cxapian_fault *_Nonnull fault);
/// Sets a metadata value; an empty one takes the key out.
bool cxapian_set_metadata(cxapian_database *_Nonnull database, const char *_Nonnull key, size_t length,
                          const uint8_t *_Nullable value, size_t value_length, cxapian_fault *_Nonnull fault);
/// Adds to the count of a word in the spelling table, or takes off when `change` is negative.
bool cxapian_spell(cxapian_database *_Nonnull database, const char *_Nonnull word, size_t length, int32_t change,
                   cxapian_fault *_Nonnull fault);
bool cxapian_add_synonym(cxapian_database *_Nonnull database, const char *_Nonnull phrase, size_t length,
                         const char *_Nonnull synonym, size_t synonym_length, cxapian_fault *_Nonnull fault);
/// Takes every synonym out of the table.
bool cxapian_clear_synonyms(cxapian_database *_Nonnull database, cxapian_fault *_Nonnull fault);
/// Begins changes that become visible together, or never.
bool cxapian_begin(cxapian_database *_Nonnull database, cxapian_fault *_Nonnull fault);
/// Makes the changes since `cxapian_begin`, or since opening, visible in one step.
bool cxapian_commit(cxapian_database *_Nonnull database, cxapian_fault *_Nonnull fault);

/// Xapian's own check of a database on disk: how many faults it found.
bool cxapian_check(const char *_Nonnull path, uint32_t *_Nonnull faults, cxapian_fault *_Nonnull fault);
/// Copies all that is read as one into one new database without free space. Documents are numbered on from one database to the next. Nothing is
/// synced to disk.
bool cxapian_compact(cxapian_database *_Nonnull database, const char *_Nonnull to, cxapian_fault *_Nonnull fault);

/// Has malloc join pieces with their free neighbours as they are freed, and not all of them at once whenever a large one is asked for.
void cxapian_join_free_memory(void);

/// Snowball's stemmer for a language code such as `en`; NULL when there is none.
cxapian_stemmer *_Nullable cxapian_stemmer_open(const char *_Nonnull language);
void cxapian_stemmer_close(cxapian_stemmer *_Nullable stemmer);
/// The stem of a lower-case word; the word itself when the stemmer fails.
cxapian_text cxapian_stem(cxapian_stemmer *_Nonnull stemmer, const char *_Nonnull word, size_t length);

#ifdef __cplusplus
}
#endif
#endif
