#include "CXapian.h"

#include <malloc.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

struct cxapian_database {
    Xapian::Database reading;
    Xapian::WritableDatabase writing;
    bool writable = false;
    bool in_transaction = false;
    /// Xapian gave up in the midst of a change: nothing in here may be touched again, not even to free it.
    bool abandoned = false;
    std::string answer;
    Xapian::MSet hits;
};

struct cxapian_stemmer {
    Xapian::Stem stem;
    std::string answer;
};

namespace {

void tell(cxapian_fault *fault, int code, const std::string &message, int error_number = 0) {
    fault->code = code;
    fault->error_number = error_number;
    size_t count = std::min(message.size(), sizeof fault->message - 1);
    std::memcpy(fault->message, message.data(), count);
    fault->message[count] = 0;
}

/// Xapian keeps the errno to itself and tells its words, of their own or within a message, so look for the number that has these words.
int error_number(const Xapian::Error &error) {
    const char *words = error.get_error_string();
    for (int number : {ENOSPC, EDQUOT, EROFS, EACCES, EPERM, EIO, EMFILE, ENFILE, ENOMEM, EFBIG, ENOENT, ENOTDIR, ENAMETOOLONG}) {
        const char *its_words = std::strerror(number);
        if (words ? std::strcmp(words, its_words) == 0 : error.get_msg().find(its_words) != std::string::npos) return number;
    }
    return 0;
}

/// Whom Xapian could not reach: it calls a server `remote:tcp(HOST:PORT)`.
std::string address(const Xapian::Error &error) {
    const std::string &context = error.get_context();
    size_t start = context.find('('), end = context.rfind(')');
    if (start == std::string::npos || end == std::string::npos || end < start) return context.empty() ? error.get_msg() : context;
    return context.substr(start + 1, end - start - 1);
}

void tell(cxapian_fault *fault, const Xapian::Error &error) {
    static const std::pair<const char *, int> codes[] = {
        {"DatabaseModifiedError", CXAPIAN_MODIFIED}, {"DatabaseLockError", CXAPIAN_LOCKED},
        {"DatabaseNotFoundError", CXAPIAN_MISSING},  {"DatabaseVersionError", CXAPIAN_FOREIGN},
        {"NetworkError", CXAPIAN_NETWORK},           {"NetworkTimeoutError", CXAPIAN_NETWORK},
        {"DatabaseCorruptError", CXAPIAN_DAMAGED},   {"DatabaseOpeningError", CXAPIAN_FOREIGN},
        {"DatabaseError", CXAPIAN_DAMAGED},          {"RangeError", CXAPIAN_DAMAGED},
        {"SerialisationError", CXAPIAN_DAMAGED},     {"DocNotFoundError", CXAPIAN_DAMAGED},
    };
    int number = error_number(error), code = CXAPIAN_OTHER;
    for (auto [type, its_code] : codes)
        if (std::strcmp(type, error.get_type()) == 0) code = its_code;
    if (number && number != ENOENT && code != CXAPIAN_LOCKED && code != CXAPIAN_NETWORK) code = CXAPIAN_DISK;
    tell(fault, code, code == CXAPIAN_NETWORK ? address(error) : error.get_msg(), number);
}

/// Does some work and turns whatever it throws into a fault.
template <typename Work>
bool guarded(cxapian_fault *fault, Work work) {
    try {
        work();
        return true;
    } catch (const Xapian::Error &error) {
        tell(fault, error);
    } catch (const std::bad_alloc &) {
        tell(fault, CXAPIAN_DISK, "out of memory", ENOMEM);
    } catch (const std::exception &error) {
        tell(fault, CXAPIAN_OTHER, error.what());
    } catch (...) {
        tell(fault, CXAPIAN_OTHER, "unknown exception");
    }
    return false;
}

/// Where this thread goes on when Xapian gives the whole program up.
thread_local std::jmp_buf *way_out;
std::terminate_handler usual_end;

/// What made it give up.
thread_local cxapian_fault last_words;

[[noreturn]] void take_way_out() {
    if (way_out) {
        int number = errno;
        tell(&last_words, CXAPIAN_DISK, "Xapian gave up", number ? number : EIO);
        try {
            if (std::current_exception()) std::rethrow_exception(std::current_exception());
        } catch (const Xapian::Error &error) {
            tell(&last_words, error);
        } catch (const std::exception &error) {
            tell(&last_words, CXAPIAN_OTHER, error.what());
        } catch (...) {
        }
        std::longjmp(*way_out, 1);
    }
    if (usual_end) usual_end();
    std::abort();
}

/// Changes a database. A disk that refuses while Xapian flushes values makes one of its destructors throw (`~ValueUpdater`, 1.4.22), which
/// ends the program before anybody can catch it. This goes on behind the change instead, and leaves what it stood in as it lies: some
/// memory and open files, which is little against a reader's screen.
template <typename Work>
bool changing(cxapian_database *database, cxapian_fault *fault, Work work) {
    if (database->abandoned) {
        tell(fault, CXAPIAN_DISK, "an earlier change was cut short", EIO);
        return false;
    }
    std::jmp_buf here;
    way_out = &here;
    bool fine;
    if (setjmp(here) == 0) {
        fine = guarded(fault, work);
    } else {
        database->abandoned = true;
        *fault = last_words;
        fine = false;
    }
    way_out = nullptr;
    return fine;
}

/// The values of a document: what puts equal answers in order, and its cover.
constexpr Xapian::valueno order_slot = 0, cover_slot = 1;

std::string kept(const Xapian::Document &document, cxapian_part part) {
    return part == CXAPIAN_COVER ? document.get_value(cover_slot) : document.get_data();
}

cxapian_text shown(const std::string &text) { return {reinterpret_cast<const uint8_t *>(text.data()), text.size()}; }

cxapian_text keep(cxapian_database *database, std::string text) {
    database->answer = std::move(text);
    return shown(database->answer);
}

/// Reads the query program. Never reads past its end; throws Xapian::SerialisationError on one that is malformed.
class Program {
  public:
    Program(const uint8_t *bytes, size_t count) : at(bytes), end(bytes + count) {}

    Xapian::Query query(int depth = 0) {
        if (depth > 32) fail();
        switch (byte()) {
        case 'T': return Xapian::Query(text());
        case '*': {
            double factor;
            uint8_t *into = reinterpret_cast<uint8_t *>(&factor);
            for (size_t i = 0; i < sizeof factor; i++) into[i] = byte();
            Xapian::Query inner = query(depth + 1);
            return inner.empty() ? inner : Xapian::Query(factor, inner);
        }
        case '|': return several(Xapian::Query::OP_OR, depth);
        case '&': return several(Xapian::Query::OP_AND, depth);
        case '^': return several(Xapian::Query::OP_MAX, depth);
        case '=': return several(Xapian::Query::OP_SYNONYM, depth);
        default: fail();
        }
    }

    bool at_end() const { return at == end; }

    [[noreturn]] static void fail() { throw Xapian::SerialisationError("malformed query program"); }

  private:
    const uint8_t *at, *end;

    uint8_t byte() {
        if (at == end) fail();
        return *at++;
    }

    size_t number() {
        size_t low = byte();
        return low | size_t(byte()) << 8;
    }

    std::string text() {
        size_t count = number();
        if (count > size_t(end - at)) fail();
        std::string text(reinterpret_cast<const char *>(at), count);
        at += count;
        return text;
    }

    Xapian::Query several(Xapian::Query::op op, int depth) {
        size_t left = number();
        std::vector<Xapian::Query> inner;
        inner.reserve(left);
        for (; left > 0; left--) inner.push_back(query(depth + 1));
        return Xapian::Query(op, inner.begin(), inner.end());
    }
};

/// BM25 in steps of 2⁻²⁰. Sums of such numbers are exact in whatever order they are added, so equal topics weigh the same however much of the
/// index Xapian looks at: the first ten of ten are the first ten of two hundred.
///
/// For the same reason it claims that a term may weigh twice what it can. With the plain bound Xapian 1.4 was seen to leave out, of the first ten
/// asked for, topics that were among the first ten of two hundred; with half as much again or more it was not. Why was not traced: it seems that
/// an OR neither side of which can reach the weight still needed goes on with what both sides have, and passes over a topic on the way.
class SteadyWeight : public Xapian::BM25Weight {
  public:
    SteadyWeight() : Xapian::BM25Weight(1.2, 0, 1, 0.35, 0.5) {}

    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique) const override {
        return std::nearbyint(Xapian::BM25Weight::get_sumpart(wdf, length, unique) * steps) / steps;
    }

    double get_maxpart() const override { return 2 * std::ceil(Xapian::BM25Weight::get_maxpart() * steps) / steps; }

  private:
    static constexpr double steps = 1 << 20;

    SteadyWeight *clone() const override { return new SteadyWeight; }
};

cxapian_database *opened(cxapian_fault *fault, bool writable, const char *path, int flags) {
    static const bool prepared = (usual_end = std::set_terminate(take_way_out), true);
    (void)prepared;
    cxapian_database *database = nullptr;
    bool fine = guarded(fault, [&] {
        database = new cxapian_database;
        database->writable = writable;
        if (writable) {
            database->writing = Xapian::WritableDatabase(path, flags);
            database->reading = database->writing;
        } else {
            database->reading = Xapian::Database(path, flags);
        }
    });
    if (fine) return database;
    delete database;
    return nullptr;
}

}  // namespace

cxapian_database *cxapian_open(const char *path, cxapian_fault *fault) { return opened(fault, false, path, 0); }

bool cxapian_join(cxapian_database *database, const char *path, cxapian_fault *fault) {
    return guarded(fault, [&] { database->reading.add_database(Xapian::Database(path)); });
}

bool cxapian_keep_files(cxapian_database *database, cxapian_fault *fault) {
    return guarded(fault, [&] {
        database->reading.spellings_begin();
        database->reading.synonym_keys_begin();
        Xapian::PostingIterator first = database->reading.postlist_begin(std::string());
        if (first != database->reading.postlist_end(std::string())) database->reading.get_document(*first).get_data();
    });
}

bool cxapian_names(cxapian_database *database, cxapian_text *names, cxapian_fault *fault) {
    return guarded(fault, [&] { *names = keep(database, database->reading.get_uuid()); });
}

cxapian_database *cxapian_create(const char *path, cxapian_fault *fault) {
    return opened(fault, true, path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
}

cxapian_database *cxapian_change(const char *path, cxapian_fault *fault) {
    return opened(fault, true, path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

void cxapian_close(cxapian_database *database) {
    if (!database) return;
    cxapian_fault ignored;
    // A transaction that was not committed is dropped; without this, closing would commit changes made outside one.
    changing(database, &ignored, [&] {
        if (database->writable && database->in_transaction) database->writing.cancel_transaction();
    });
    changing(database, &ignored, [&] { delete database; });
}

bool cxapian_reopen(cxapian_database *database, cxapian_fault *fault) {
    return guarded(fault, [&] { database->reading.reopen(); });
}

bool cxapian_count(cxapian_database *database, uint32_t *count, cxapian_fault *fault) {
    return guarded(fault, [&] { *count = database->reading.get_doccount(); });
}

bool cxapian_frequency(cxapian_database *database, const char *term, size_t length, uint32_t *count, cxapian_fault *fault) {
    return guarded(fault, [&] { *count = database->reading.get_termfreq(std::string(term, length)); });
}

bool cxapian_metadata(cxapian_database *database, const char *key, size_t length, cxapian_text *value, cxapian_fault *fault) {
    return guarded(fault, [&] { *value = keep(database, database->reading.get_metadata(std::string(key, length))); });
}

bool cxapian_next_metadata_key(cxapian_database *database, const char *key, size_t length, cxapian_text *next,
                               cxapian_fault *fault) {
    return guarded(fault, [&] {
        std::string after(key, length);
        Xapian::TermIterator keys = database->reading.metadata_keys_begin();
        Xapian::TermIterator end = database->reading.metadata_keys_end();
        if (!after.empty() && keys != end) {
            keys.skip_to(after);
            if (keys != end && *keys == after) ++keys;
        }
        *next = keep(database, keys == end ? std::string() : *keys);
    });
}

bool cxapian_document(cxapian_database *database, const char *term, size_t length, cxapian_part part, cxapian_text *bytes,
                      cxapian_fault *fault) {
    return guarded(fault, [&] {
        std::string unique(term, length);
        Xapian::PostingIterator posting = database->reading.postlist_begin(unique);
        if (posting == database->reading.postlist_end(unique)) {
            *bytes = {nullptr, 0};
        } else {
            *bytes = keep(database, kept(database->reading.get_document(*posting), part));
        }
    });
}

bool cxapian_next_document(cxapian_database *database, uint32_t after, cxapian_part part, uint32_t *number,
                           cxapian_text *bytes, cxapian_fault *fault) {
    return guarded(fault, [&] {
        Xapian::PostingIterator posting = database->reading.postlist_begin(std::string());
        Xapian::PostingIterator end = database->reading.postlist_end(std::string());
        if (posting != end && after > 0) {
            posting.skip_to(after);
            if (posting != end && *posting == after) ++posting;
        }
        *number = 0;
        if (posting == end) return;
        *bytes = keep(database, kept(database->reading.get_document(*posting), part));
        *number = *posting;
    });
}

bool cxapian_search(cxapian_database *database, const uint8_t *program, size_t length, uint32_t limit, bool in_order,
                    uint32_t *found, cxapian_fault *fault) {
    return guarded(fault, [&] {
        Program reader(program, length);
        Xapian::Query query = reader.query();
        if (!reader.at_end()) Program::fail();
        Xapian::Enquire enquire(database->reading);
        enquire.set_query(query);
        enquire.set_weighting_scheme(SteadyWeight());
        if (!in_order) enquire.set_sort_by_relevance_then_value(order_slot, false);
        database->hits = enquire.get_mset(0, limit);
        // Asks another machine for all of them at once. On this one it would only make work for hits that are known already.
        if (database->reading.get_uuid().find(':') != std::string::npos) database->hits.fetch();
        *found = database->hits.size();
    });
}

bool cxapian_hit(cxapian_database *database, uint32_t rank, double *weight, uint32_t *number, cxapian_fault *fault) {
    return guarded(fault, [&] {
        if (rank >= database->hits.size()) throw Xapian::RangeError("no such hit");
        Xapian::MSetIterator hit = database->hits[rank];
        *weight = hit.get_weight();
        *number = *hit;
    });
}

bool cxapian_hit_cover(cxapian_database *database, uint32_t rank, cxapian_text *cover, cxapian_fault *fault) {
    return guarded(fault, [&] {
        if (rank >= database->hits.size()) throw Xapian::RangeError("no such hit");
        *cover = keep(database, kept(database->hits[rank].get_document(), CXAPIAN_COVER));
    });
}

bool cxapian_spellings(cxapian_database *database, const char *prefix, size_t length, cxapian_text *words, cxapian_fault *fault) {
    return guarded(fault, [&] {
        std::string start(prefix, length), all;
        Xapian::TermIterator word = database->reading.spellings_begin(), end = database->reading.spellings_end();
        if (word != end) word.skip_to(start);
        for (; word != end; ++word) {
            const std::string text = *word;
            if (text.compare(0, start.size(), start) != 0) break;
            size_t rest = text.size() - start.size();
            if (rest > 255) continue;
            uint32_t count = word.get_termfreq();
            for (int shift = 0; shift < 32; shift += 8) all += char(count >> shift);
            all += char(rest);
            all.append(text, start.size(), rest);
        }
        *words = keep(database, std::move(all));
    });
}

bool cxapian_synonyms(cxapian_database *database, const char *phrase, size_t length, cxapian_text *lines, cxapian_fault *fault) {
    return guarded(fault, [&] {
        std::string key(phrase, length), all;
        Xapian::TermIterator end = database->reading.synonyms_end(key);
        for (Xapian::TermIterator synonym = database->reading.synonyms_begin(key); synonym != end; ++synonym) {
            if (!all.empty()) all += '\n';
            all += *synonym;
        }
        *lines = keep(database, std::move(all));
    });
}

bool cxapian_put(cxapian_database *database, const char *unique, size_t unique_length, const uint8_t *terms, size_t terms_length,
                 const uint8_t *order, size_t order_length, const uint8_t *cover, size_t cover_length, const uint8_t *data,
                 size_t data_length, bool is_new, cxapian_fault *fault) {
    return changing(database, fault, [&] {
        Xapian::Document document;
        std::string id(unique, unique_length);
        const uint8_t *at = terms, *end = terms + terms_length;
        while (at != end) {
            size_t count = *at++;
            if (size_t(end - at) < count + 4) throw Xapian::SerialisationError("malformed terms");
            std::string term(reinterpret_cast<const char *>(at), count);
            at += count;
            uint32_t wdf = uint32_t(at[0]) | uint32_t(at[1]) << 8 | uint32_t(at[2]) << 16 | uint32_t(at[3]) << 24;
            at += 4;
            document.add_term(term, wdf);
        }
        document.add_boolean_term(id);
        document.add_value(order_slot, std::string(reinterpret_cast<const char *>(order), order_length));
        document.add_value(cover_slot, std::string(reinterpret_cast<const char *>(cover), cover_length));
        document.set_data(std::string(reinterpret_cast<const char *>(data), data_length));
        if (is_new) {
            database->writing.add_document(document);
        } else {
            database->writing.replace_document(id, document);
        }
    });
}

bool cxapian_remove(cxapian_database *database, const char *unique, size_t length, cxapian_fault *fault) {
    return changing(database, fault, [&] { database->writing.delete_document(std::string(unique, length)); });
}

bool cxapian_set_metadata(cxapian_database *database, const char *key, size_t length, const uint8_t *value, size_t value_length,
                          cxapian_fault *fault) {
    return changing(database, fault, [&] {
        std::string text;
        if (value) text.assign(reinterpret_cast<const char *>(value), value_length);
        database->writing.set_metadata(std::string(key, length), text);
    });
}

bool cxapian_spell(cxapian_database *database, const char *word, size_t length, int32_t change, cxapian_fault *fault) {
    return changing(database, fault, [&] {
        std::string text(word, length);
        if (change > 0) database->writing.add_spelling(text, Xapian::termcount(change));
        if (change < 0) database->writing.remove_spelling(text, Xapian::termcount(-int64_t(change)));
    });
}

bool cxapian_add_synonym(cxapian_database *database, const char *phrase, size_t length, const char *synonym,
                         size_t synonym_length, cxapian_fault *fault) {
    return changing(database, fault, [&] {
        database->writing.add_synonym(std::string(phrase, length), std::string(synonym, synonym_length));
    });
}

bool cxapian_clear_synonyms(cxapian_database *database, cxapian_fault *fault) {
    return changing(database, fault, [&] {
        std::vector<std::string> keys;
        Xapian::TermIterator end = database->writing.synonym_keys_end();
        for (Xapian::TermIterator key = database->writing.synonym_keys_begin(); key != end; ++key) keys.push_back(*key);
        for (const std::string &key : keys) database->writing.clear_synonyms(key);
    });
}

bool cxapian_begin(cxapian_database *database, cxapian_fault *fault) {
    return changing(database, fault, [&] {
        database->writing.begin_transaction(true);
        database->in_transaction = true;
    });
}

bool cxapian_commit(cxapian_database *database, cxapian_fault *fault) {
    return changing(database, fault, [&] {
        if (database->in_transaction) {
            database->in_transaction = false;
            database->writing.commit_transaction();
        } else {
            database->writing.commit();
        }
    });
}

bool cxapian_check(const char *path, uint32_t *faults, cxapian_fault *fault) {
    return guarded(fault, [&] { *faults = uint32_t(Xapian::Database::check(path, 0, nullptr)); });
}

bool cxapian_compact(cxapian_database *database, const char *to, cxapian_fault *fault) {
    return changing(database, fault, [&] { database->reading.compact(to); });
}

void cxapian_join_free_memory(void) { mallopt(M_MXFAST, 0); }

cxapian_stemmer *cxapian_stemmer_open(const char *language) {
    try {
        Xapian::Stem stem{std::string(language)};
        if (stem.is_none()) return nullptr;
        return new cxapian_stemmer{stem, {}};
    } catch (...) {
        return nullptr;
    }
}

void cxapian_stemmer_close(cxapian_stemmer *stemmer) { delete stemmer; }

cxapian_text cxapian_stem(cxapian_stemmer *stemmer, const char *word, size_t length) {
    try {
        stemmer->answer = stemmer->stem(std::string(word, length));
    } catch (...) {
        stemmer->answer.assign(word, length);
    }
    return shown(stemmer->answer);
}
