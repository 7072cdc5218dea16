/** What `--help` prints. */
export const USAGE = `awesome-containers: the world of Linux containers in your terminal, offline

  awesome-containers                     explore; press ? for the keys
  awesome-containers seccomp rootless    explore, starting at a search
  awesome-containers search kubernets    what matches, best first
  awesome-containers list | less         everything, one thing a line

Usage
  awesome-containers [query...]             the explorer, at the query when one is given
  awesome-containers search <query...>      what matches, best first              [--json] [--limit N]
  awesome-containers list                   everything, in the order of the tree  [--json]
  awesome-containers export --format json   the whole catalog                     [--output FILE]
                                            FILE is written in whole or not at all; - is standard output

Options
      --list FILE    a list of your own instead: JSON as export writes it
  -q, --query TEXT   search for TEXT, also when it is the name of a command
      --no-color     no colours (as with NO_COLOR)
      --ascii        plain ASCII signs instead of Unicode ones
  -V, --version      print the version
  -h, --help         print this

Queries
  lxc web panel      all words, anywhere, in any order; typing errors are forgiven
  'exact "two words" letters as they are, words one after the other; capitals mean capitals
  ^start end$        of a name
  !without a|b       what does not have it; one or the other
  status:active      also kind: uses: in: license: lang: rootless: has: severity: is: since: stars:
  since:>2018        also since:2015..2018
  sort:name          the order: best, list, name, status, stars or newest
  Quote them for the shell; -without works behind --.

Where standard output is no terminal, the explorer prints what it found, one thing a line, tab-separated:
place, name, address, summary.

Environment
  NO_COLOR                            as everywhere
  BROWSER                             browsers with their words and %s for the address, colons between
  AWESOME_CONTAINERS_CONFIG_DIR       where bookmarks and recent entries are kept
  AWESOME_CONTAINERS_AMBIGUOUS        wide or narrow: how the terminal draws signs such as lines and dots
  AWESOME_CONTAINERS_DEBUG=1          shows where a fault of the program is

Exit codes
  0    found, or done
  1    nothing matched, or only what is near
  2    wrong use, an unknown field or value in a query, or something that cannot be read or written
  70   a fault of the program
  130  interrupted
`;
