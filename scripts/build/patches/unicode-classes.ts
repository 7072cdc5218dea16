/** In place of uc.micro, whose lists of letters are larger than the program's own walk over a list: Node knows the classes. */
export const P = /\p{P}/u;
export const S = /\p{S}/u;
export const Z = /\p{Z}/u;
export const Cc = /\p{Cc}/u;
export const Any = /[\s\S]/u;
