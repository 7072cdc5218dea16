/** What `--help` prints. */
export const USAGE = `awesome-containers: the world of Linux containers in your terminal, offline

  awesome-containers                     explore; press ? for the keys
  awesome-containers seccomp rootless    explore, starting at a search
  awesome-containers list | less         everything, one thing a line

Usage
  awesome-containers [query...]          the explorer, at the query when one is given
  awesome-containers list                everything, in the order of the tree   [--json]
  awesome-containers export              the whole catalog                      --format json [--output FILE]

Options
  -q, --query TEXT   search for TEXT, also when it is the name of a command
      --no-color     no colours (as with NO_COLOR)
      --ascii        plain ASCII signs instead of Unicode ones
  -V, --version      print the version
  -h, --help         print this

Where standard output is no terminal, the explorer prints what it found, one thing a line, tab-separated:
place, name, address, summary.

Environment
  NO_COLOR, BROWSER                   as everywhere
  AWESOME_CONTAINERS_CONFIG_DIR       where bookmarks and recent entries are kept

Exit codes: 0 found or done, 1 nothing matched, 2 wrong use, 70 a fault of the program, 130 interrupted.
`;
