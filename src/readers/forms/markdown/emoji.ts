/** The names that lists use most, each with its emoji after it. Other names become nothing. */
const NAMES =
  'rocket🚀 star⭐ star2🌟 fire🔥 heart❤ warning⚠ white_check_mark✅ heavy_check_mark✔ x❌ bulb💡 book📖 books📚 tada🎉 ' +
  'sparkles✨ zap⚡ link🔗 lock🔒 key🔑 package📦 wrench🔧 hammer🔨 computer💻 iphone📱 globe_with_meridians🌐 ' +
  'earth_americas🌎 mag🔍 pencil📝 memo📝 art🎨 video_game🎮 movie_camera🎥 tv📺 musical_note🎵 camera📷 email📧 ' +
  'speech_balloon💬 bell🔔 clock1🕐 hourglass⌛ skull💀 no_entry⛔ construction🚧 moneybag💰 dollar💵 gem💎 trophy🏆 ' +
  'medal🏅 crown👑 thumbsup👍 ok_hand👌 wave👋 eyes👀 point_right👉 arrow_up⬆ arrow_right➡ recycle♻ new🆕 free🆓 cool🆒 ' +
  'penguin🐧 apple🍎 snake🐍 whale🐳 robot🤖 gear⚙ shield🛡 bug🐛 information_sourceℹ question❓ exclamation❗';

const EMOJI: ReadonlyMap<string, string> = new Map(
  NAMES.split(' ').map((pair) => {
    const name = /^[a-z0-9_]+/.exec(pair)?.[0] ?? '';
    return [name, pair.slice(name.length)] as const;
  }),
);

/** One or more codes without a space between them, and the letter after them, if any. */
const SHORTCODES = /(?<![\w:])((?::[a-z0-9+-][a-z0-9_+-]*:)+)(?!:)(\w?)/g;

/** Replaces `:rocket:` and the like with emoji. */
export const withEmoji = (text: string): string =>
  text.includes(':') ? text.replace(SHORTCODES, (all, codes, next) => emojiFor(codes, next) ?? all) : text;

/**
 * Returns the emoji of codes with the letter after them; `null` if a letter follows and one of the codes is unknown, which makes
 * it ordinary text.
 */
function emojiFor(codes: string, next: string): string | null {
  const names = codes.split(':').filter((name) => name !== '');
  if (next !== '' && !names.every((name) => EMOJI.has(name))) return null;
  return names.map((name) => EMOJI.get(name) ?? '').join('') + next;
}
