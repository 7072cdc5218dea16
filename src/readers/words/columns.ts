import { normalize, wordSet } from './normalize.ts';

const NAMES = wordSet(`
name, names, title, project, tool, tools, repo, repository, library, package, resource, app, application, paper, book,
course, api, service, software, product, link, dataset, model, list, extension, plugin, theme, website, site
`);
const WHOLE_NAMES = wordSet(
  '名称, 名字, 项目, 名前, 이름, название, имя, nombre, nom, اسم, 标题, 工具, 论文, titel, titre, título, nome, prosjekt, projekt, projet, proyecto, projeto',
);
const DESCRIPTIONS = wordSet(`
description, descriptions, desc, about, summary, comment, comments, note, notes, detail, details, what, purpose, info,
abstract, remark, remarks, introduction, overview, feature, features, tl;dr, use case
`);
const WHOLE_DESCRIPTIONS = wordSet(
  '简介, 描述, 说明, 介绍, 備考, 説明, 概要, 설명, описание, descripción, descrição, beschreibung, opis, توضیحات',
);

const BETWEEN_WORDS = /[^\p{L}\p{N};]+/u;
const someWord = (words: ReadonlySet<string>, text: string): boolean =>
  words.has(text) || text.split(BETWEEN_WORDS).some((word) => words.has(word));

/** Whether the head of a column says that it contains the names of the entries. */
export function isNameHead(head: string): boolean {
  const text = normalize(head);
  return WHOLE_NAMES.has(text) || someWord(NAMES, text);
}

/** Whether the head of a column says that it contains descriptions of the entries. */
export function isDescriptionHead(head: string): boolean {
  const text = normalize(head);
  return WHOLE_DESCRIPTIONS.has(text) || text.includes('use case') || someWord(DESCRIPTIONS, text);
}
