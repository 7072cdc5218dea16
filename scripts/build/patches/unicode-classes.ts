/** Replaces uc.micro, whose character tables are larger than the program's code that walks a list: Node has the classes. */
export const P = /\p{P}/u;
export const S = /\p{S}/u;
export const Z = /\p{Z}/u;
export const Cc = /\p{Cc}/u;
export const Any = /[\s\S]/u;
