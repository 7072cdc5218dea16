import { normalize, wordSet } from './normalize.ts';

/** Titles of sections that only lead to other parts of the list. */
const CONTENTS = wordSet(`
table of content, table of contents, tables of content, tables of contents, contents, toc, index, quick links,
quick links to sections on this page, quick navigation, jump to, 目录, 目錄, 目次, 索引, 内容, 차례, 목차, содержание,
оглавление, índice, indice, contenido, contenidos, sommaire, table des matières, inhalt, inhaltsverzeichnis,
innehåll, inhoud, spis treści, içindekiler, สารบัญ, فهرست, المحتويات, الفهرس, תוכן, תוכן העניינים, mục lục,
conteúdo, sumário
`);

/** Titles of sections about the list itself. */
const HOUSEKEEPING = wordSet(`
license, licenses, licence, licences, licensing, licencing, licencia, licenza, licença, lizenz, licencja, lisans,
copyright, legal, 许可证, 授權, 授权, 许可, 版权, ライセンス, 라이선스, лицензия, الترخيص, רישיון, contributing, contribution,
contributions, contribute, contribution guide, contribution guidelines, contributing guide, contributing guidelines,
how to contribute, contributing to the list, contributing to this list, how to use and contribute,
want to contribute, help out, guidelines, contributor, contributors, code contributors, financial contributors,
author, authors, maintainer, maintainers, credit, credits, thanks, thank you, special thanks, special thanks to,
acknowledgment, acknowledgments, acknowledgement, acknowledgements, code of conduct, 贡献, 贡献者, 貢獻, 贡献指南,
如何贡献, 参与贡献, 貢献, コントリビュート, コントリビューター, 기여, 기여하기, 기여자, contribuir, contribuer, contribución,
contribuciones, contribuyendo, colaborar, contribuição, beitragen, mitmachen, участие, внести вклад, спонсоры,
مساهمة, المساهمة, مشارکت, sponsor, sponsors, sponsorship, sponsorships, sponsoring, our sponsors, backers,
supporters, donate, donation, donations, support, support us, support me, support this project, funding, 赞助,
赞助商, スポンサー, 후원, stargazers, stargazers over time, star history, stars, activity, changelog, change log, share,
how to share, footnote, footnotes, legend, origin, origins, origin & licence, origins & licence, contact,
contact info
`);

/** Texts of items that only ask for more items, or lead back to the top. */
const INVITATIONS = wordSet('contribute, contribute now, add yours, add your own, back to top, back to the top, top');

/** The beginning of a summary that names nothing, and only says that there is something to unfold. */
const UNFOLD =
  /^(?:show|click|expand|view|see|toggle|open|read|hide|more|stats|screenshots|images?|preview|demo|details|info|description|contents|spoiler)(?![\p{L}\p{N}])|^(?:展开|点击|查看)/u;

/** Returns a title without a number before it: `1. Licence`, `IV) Licence`. */
const bare = (title: string): string => normalize(title).replace(/^(?:\d+|[ivx]+)[.):\s-]+\s*/, '');

export const isContents = (title: string): boolean => CONTENTS.has(normalize(title)) || CONTENTS.has(bare(title));

export function isHousekeeping(title: string): boolean {
  const words = bare(title);
  return HOUSEKEEPING.has(words) || HOUSEKEEPING.has(normalize(title)) || words.startsWith('participat');
}

export const isInvitation = (text: string): boolean =>
  text.length <= LONGEST_INVITATION && INVITATIONS.has(normalize(text));

/** In UTF-16 units, with surrounding punctuation. */
const LONGEST_INVITATION = 60;

/** Whether a summary says nothing about what it unfolds. */
export const isMereUnfold = (summary: string): boolean => UNFOLD.test(normalize(summary));
