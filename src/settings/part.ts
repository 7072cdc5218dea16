/** The part of the bundle that checks the user's settings. At the start, it is loaded only if there is something to check. */

export { applySettings, checkSettings } from './check.ts';
export { changeSetting, resetSettings, settingRows, settingsObject, settingValue } from './config.ts';
export { actionRows } from './key-list.ts';
