#ifndef CXAPIAN_H
#define CXAPIAN_H
// Xapian's C++ behind C. Every exception is caught here; Swift sees codes.
#endif
