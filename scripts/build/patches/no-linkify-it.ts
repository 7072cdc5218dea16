/** In place of linkify-it, which markdown-it makes and never asks: our own pattern finds bare addresses. */
export class LinkifyIt {}
