/** The forms of a version that are accepted, for the message about a text that is none. */
export const VERSION_EXAMPLE = 'numbers with dots, such as 1.1.4, v24.0.5, 1.0.0-rc95 or 20.10.24+dfsg1';
