/** What checks the reader's settings, as one part of the program: it is loaded where there is something to check. */

export { applySettings, checkSettings } from './check.ts';
export { changeSetting, resetSettings, settingRows, settingsObject, settingValue } from './config.ts';
export { actionRows } from './key-list.ts';
