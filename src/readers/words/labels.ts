import { wordSet } from './normalize.ts';

/** Link texts that name nothing, such as "source", and stand beside a name. */
const TEXTS = `
abs, abstract, add features, add-on, addon, alt, alternative, anaconda, android, announcement, api, api docs,
api reference, apk, app store, appstore, aquí, archive, archived, article, articles, arxiv, assignment,
assignments, aur, backend, backup, bibtex, bitbucket, blog, blog post, blogpost, brew, changelog, chat,
checkpoint, checkpoints, chrome, chrome web store, citation, cite, click here, client, client code, clients,
code, code repository, code source, codeberg, colab, community, conda, contact, course, course page,
course website, cran, crate, crates, crates.io, data, dataset, demo, demo video, demo/docs, demos, desktop,
desktop app, details, discord, discussion, doc, docker, docker hub, docker image, dockerhub, docs, docs/demo,
documentation, donate, download, downloads, edge, email, enlace, exam, example, examples, exams, extension,
f-droid, facebook, facebook group, facebook page, faq, fdroid, feed, firefox, flathub, flatpak, forum, forums,
frontend, fund, gem, gh, gif, gist, git, git repo, github, github page, github repo, github repository, gitlab,
gitter, google play, google play store, group, guide, hackage, here, hf, hier, home, home page, home-page,
homebrew, homepage, homework, homeworks, hugging face, huggingface, ici, image, images, info, instagram,
install, installer, interview, ios, irc, itunes, lab, labs, landing page, learn more, lecture, lecture notes,
lecture slides, lecture videos, lectures, license, lien, link, linkedin, links, linux, live, live demo,
live example, live version, mac, mac app store, macos, mailing list, manual, mastodon, material, materials,
matrix, maven, medium, meta, mirror, mirrors, mobile, model, models, more, more info, more information, news,
newsletter, notebook, notebooks, notes, npm, nuget, official, official page, official site, official website,
old exams, on github, online demo, openreview, original, packagist, page, paper, paper link, papers, patreon,
pdf, play, play it now, play now, play store, playground, plugin, podcast, post, poster, presentation, preview,
pricing, privacy policy, project, project homepage, project page, project website, projects, pub, pypi, qq,
quizzes, read more, reading, readings, readme, reddit, reference, release notes, releases, repo, repos,
repository, resource, resources, review, rss, rubygems, safari, schedule, screenshot, screenshots, see,
see here, server, server code, showcase, site, sites, slack, slide, slides, snap, snapcraft, source,
source code, source repository, source-code, sourcecode, sourceforge, sourcehut, sources, sponsor, src, status,
steam, subreddit, supp, supplementary, support, syllabus, talk, telegram, telegram channel, telegram group,
testflight, textbook, this, this link, thread, trailer, try it, try it online, try online, tutorial, twitter,
unofficial, video, video demo, videos, view on github, vimeo, web, web app, web site, web store, web version,
webapp, website, website link, website/demo, websites, wechat, weibo, weights, wiki, wiki page, wikipedia,
windows, wp, x, youtube, zulip, документация, исходный код, код, сайт, ссылка, קישור, رابط, ที่นี่, サイト, リンク,
下载, 主页, 介绍, 代码, 公式サイト, 官方网站, 官网, 文档, 更多介绍, 源代码, 源码, 演示, 网站, 论文, 链接, 项目主页, 링크
`;

/** In lower case, without surrounding punctuation. */
export const LABELS: ReadonlySet<string> = wordSet(TEXTS);
