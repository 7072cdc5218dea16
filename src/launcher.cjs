#!/usr/bin/env node
'use strict';

// The program's own files need a recent Node to be parsed at all. Any Node can parse this file, so that an old one prints a clear
// line instead of a syntax error. It loads no part of the program before it checks the version, and must not use newer syntax.

// biome-ignore lint/style/useNodejsImportProtocol: old versions of Node do not know the protocol.
const fs = require('fs');

const NEEDED = 20;
const WRONG_USE = 2;
const FAULT = 70;
const LONGEST_REASON = 300;

/** Returns the directory of the program's files. If Node preserves symbolic links, `__dirname` may be that of a link. */
function directory() {
  if (fs.existsSync(`${__dirname}/start.cjs`)) return __dirname;
  return fs.realpathSync(__filename).replace(/[\\/][^\\/]*$/, '');
}

/** Makes `require` find the other parts. A build for measuring has them as modules, which need no help. */
function loadParts() {
  const parts = `${directory()}/parts.cjs`;
  if (fs.existsSync(parts)) require(parts).loadParts(directory());
}

/** Returns the first line of an error's message in printable ASCII. */
function firstLine(error) {
  const text = String(error instanceof Error ? error.message : error).split('\n')[0];
  return text.replace(/[^ -~]/g, '?').slice(0, LONGEST_REASON);
}

function end(message, code) {
  process.exitCode = code;
  try {
    fs.writeSync(2, `awesome-containers: ${message}\n`);
  } catch (_) {
    // Nobody can read the message; the exit code still says that the program failed.
  }
}

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  end(`needs Node.js ${NEEDED} or newer, and this is ${process.version}: get one from https://nodejs.org`, WRONG_USE);
} else {
  try {
    loadParts();
    require(`${directory()}/start.cjs`);
  } catch (error) {
    if (process.env.AWESOME_CONTAINERS_DEBUG) throw error;
    end(`a part of the program is missing or broken: install awesome-containers again (${firstLine(error)})`, FAULT);
  }
}
