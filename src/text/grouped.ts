/** Writes a number with a comma at each thousand. `toLocaleString` would first load the tables of all languages, for 10 ms. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
