#!/usr/bin/env node
'use strict';

// The program's own files need a recent Node to be read at all. This one is written so that any Node can read it, to
// say so in one line instead of a syntax error. It may import nothing and use no newer syntax.

// biome-ignore lint/style/useNodejsImportProtocol: old versions of Node do not know the protocol.
const fs = require('fs');

const NEEDED = 20;
const WRONG_USE = 2;
const FAULT = 70;
const LONGEST_REASON = 300;

/** The directory of the program's files; where Node was told to keep symbolic links, this file may seem to be elsewhere. */
function directory() {
  if (fs.existsSync(`${__dirname}/start.cjs`)) return __dirname;
  return fs.realpathSync(__filename).replace(/[\\/][^\\/]*$/, '');
}

/** Has `require` find the other parts. A build for measuring has them as modules, which need no help. */
function loadParts() {
  const parts = `${directory()}/parts.cjs`;
  if (fs.existsSync(parts)) require(parts).loadParts(directory());
}

/** What has gone wrong, in printable letters. */
function firstLine(error) {
  const text = String(error instanceof Error ? error.message : error).split('\n')[0];
  return text.replace(/[^ -~]/g, '?').slice(0, LONGEST_REASON);
}

function end(message, code) {
  process.exitCode = code;
  try {
    fs.writeSync(2, `awesome-containers: ${message}\n`);
  } catch (_) {
    // Nobody can read it; the exit code still tells.
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
