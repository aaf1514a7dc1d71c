//! Agent operation types, objects and reasons of contact-centre platforms, by vendor
