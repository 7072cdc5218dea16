import { describe, expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const { items, search } = library;
const find = (query: string) => search.find(query, []);
const idsOf = (query: string) => hitsBetween(find(query), 0, find(query).count).map(({ node }) => node.id);
const place = (id: string, query: string) => idsOf(query).indexOf(id);
const entryOf = (id: string) => {
  const subject = items.get(id)?.subject;
  return subject?.kind === 'entry' ? subject.entry : null;
};

describe('without', () => {
  test('ranks the excluded item lower, and an item that says it lacks it first', () => {
    const [first] = idsOf('how to build images without a docker daemon');
    expect(entryOf(first ?? '')?.summary).toMatch(/without|no daemon|daemonless/i);
    expect(place('docker', 'how to build images without a docker daemon')).not.toBe(0);
    expect(place('docker', 'build images')).toBeLessThan(place('docker', 'build images without docker'));
  });

  test.each([
    'build images without docker',
    'build images, no docker',
    'build images but not docker',
    'build images excluding docker',
    'build images ohne docker',
    'build images sans docker',
    'build images other than docker',
    'build images, apart from docker',
    "build images with what isn't docker",
    'build images that need no docker',
    'build images not based on docker',
  ])('%s finds other image builders first', (query) => {
    const found = idsOf(query);
    expect(found.slice(0, 3)).toEqual(expect.arrayContaining(['buildah', 'kaniko']));
    expect(found.slice(0, 5)).not.toContain('docker');
    expect(find(query).extent).toBe('all');
  });

  test.each(['runtime without go', 'runtime not written in go', 'runtime not in go'])(
    '%s finds runtimes written in other languages',
    (query) => {
      const languages = idsOf(query).map((id) => entryOf(id)?.language ?? null);
      expect(languages.slice(0, 5)).not.toContain('Go');
      expect(languages.indexOf('C')).toBeGreaterThanOrEqual(0);
    },
  );

  test.each(['without docker or podman', 'besides docker and podman', 'with neither docker nor podman'])(
    'build images %s excludes both',
    (query) => {
      const found = idsOf(`build images ${query}`);
      expect(found.slice(0, 2).sort()).toEqual(['buildah', 'kaniko']);
      expect(found.slice(0, 8).filter((id) => id === 'docker' || id === 'podman')).toEqual([]);
    },
  );

  test('“without root” means rootless', () => {
    expect(idsOf('run containers without root')[0]).toBe('docker-rootless-mode');
    const first = idsOf('without root').slice(0, 9);
    expect(first.filter((id) => entryOf(id)?.rootless === 'no')).toEqual([]);
  });

  test('is not read into a name that contains such a word', () => {
    expect(idsOf('no new privs')[0]).toBe('no-new-privs');
  });

  test('excludes nothing at the end of a query', () => {
    expect(idsOf('docker without')[0]).toBe('docker');
    expect(idsOf('docker no')[0]).toBe('docker');
  });
});

describe('instead of', () => {
  test.each([
    'alternative to docker',
    'alternatives to docker',
    'instead of docker',
    'docker alternative',
    'docker replacement',
    'something like docker',
    'what replaces docker',
    'similar to docker',
  ])('%s: alternatives come first, and docker follows further down', (query) => {
    const found = idsOf(query);
    expect(found.slice(0, 2)).toContain('podman');
    expect(found.slice(0, 5)).not.toContain('docker');
    expect(found).toContain('docker');
  });

  test('every replacement in the catalog is among the first results', () => {
    const entries = [...items.values()].flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry] : []));
    const pairs = entries.flatMap(({ id, relations }) =>
      relations.flatMap((relation) => (/^(replaces|in place of)$/.test(relation.type) ? [[id, relation.id]] : [])),
    );
    expect(pairs.length).toBeGreaterThan(5);
    for (const [id = '', old = ''] of pairs) {
      const name = items.get(old)?.label ?? '';
      expect([`replacement for ${name}`, idsOf(`replacement for ${name}`).slice(0, 8)]).toEqual([
        `replacement for ${name}`,
        expect.arrayContaining([id]),
      ]);
    }
  });

  test('successors come before items that only have the same kind', () => {
    const old = entryOf('rocket');
    const found = idsOf('alternative to rkt');
    expect(old?.successors.length).toBeGreaterThan(0);
    expect(found.slice(0, old?.successors.length)).toEqual(expect.arrayContaining([...(old?.successors ?? [])]));
  });

  test.each([
    ['cilium', ['calico', 'ovn-kubernetes', 'flannel', 'multus']],
    ['nomad', ['kubernetes', 'docker-swarm-mode']],
    ['gvisor', ['kata-containers']],
  ])('among items of the same kind as %s, those that are mentioned with it come first', (name, named) => {
    expect(idsOf(`instead of ${name}`).slice(0, named.length + 1)).toEqual(expect.arrayContaining(named));
  });

  test('discontinued projects come last', () => {
    expect(place('rocket', 'instead of docker')).toBeGreaterThan(place('podman-desktop', 'instead of docker'));
    expect(place('podman-desktop', 'instead of docker')).toBeGreaterThan(0);
  });

  test('items that build on the named one come after real alternatives', () => {
    expect(place('cri-o', 'alternative to containerd')).toBe(0);
    expect(place('isulad', 'alternative to containerd')).toBeLessThan(place('nerdctl', 'alternative to containerd'));
  });

  test('among items that only share the kind, one that others build on comes first', () => {
    expect(idsOf('instead of helm')[0]).toBe('docker-compose');
  });

  test.each(['helm', 'cilium', 'podman'])('every wording finds the same alternatives to %s', (name) => {
    const first = (query: string) => idsOf(query).slice(0, 8);
    const found = first(`instead of ${name}`);
    for (const words of ['alternative to', 'in place of', 'statt', 'similar to'])
      expect(first(`${words} ${name}`)).toEqual(found);
    expect(first(`${name} alternative`)).toEqual(found);
  });

  test('alternatives must match the rest of the query', () => {
    const found = idsOf('like docker but rootless');
    expect(found.slice(0, 2)).toContain('podman');
    expect(found.filter((id) => entryOf(id)?.rootless === 'no')).toEqual([]);
  });

  test('“but” after a name asks for something like it', () => {
    expect(idsOf('docker but rootless')).toEqual(idsOf('like docker but rootless'));
    expect(idsOf('kubernetes but lightweight')[0]).toBe('k3s');
    expect(idsOf('let traefik see docker but not control it')[0]).toBe('docker-socket-proxy');
  });

  test('the named item is not the answer, even if it alone has the other words', () => {
    const found = idsOf('gvisor but with a real kernel per pod');
    expect(found.slice(0, 3)).toContain('kata-containers');
    expect(found.slice(0, 3)).not.toContain('gvisor');
  });

  test('“anything but” a name leaves it out', () => {
    expect(place('docker', 'container engine')).toBe(0);
    expect(idsOf('container engine, anything but docker').slice(0, 10)).not.toContain('docker');
  });

  test('a name of two words is taken as a whole', () => {
    expect(idsOf('alternative to docker desktop').slice(0, 3)).toEqual(
      expect.arrayContaining(['podman-desktop', 'rancher-desktop', 'colima']),
    );
  });

  test('the words are searched for if nothing has that name', () => {
    expect(idsOf('alternative to sshd')).not.toContain('docker');
    expect(find('replaces qqqq').extent).not.toBe('all');
  });
});

describe('for', () => {
  test('the purpose is ignored only if nothing matches it', () => {
    expect(find('linter for windows').extent).not.toBe('none');
    expect(idsOf('dashboard for kubernetes')[0]).toBe('headlamp');
    expect(idsOf('dashboard for kubernetes')).not.toContain('kubernetes');
    expect(find('dashboard for qqqq').extent).not.toBe('all');
  });
});

describe('NOT', () => {
  test('in capitals excludes like !, and in small letters is a word', () => {
    expect(idsOf('docker NOT compose')).toEqual(idsOf('docker !compose'));
    expect(idsOf('docker NOT "docker compose"')).toEqual(idsOf('docker !"docker compose"'));
    expect(idsOf('docker NOT status:active')).toEqual(idsOf('docker -status:active'));
    expect(idsOf('docker not compose')).toContain('docker-compose');
    expect(idsOf('NOT')).toEqual(idsOf('not'));
    expect(idsOf('docker NOT')).toEqual(idsOf('docker not'));
  });
});

describe('filler words', () => {
  test.each([
    ['linux capabilities', 'capabilities'],
    ['linux cgroups', 'cgroups'],
    ['linux namespaces', 'namespaces'],
    ['look at linux capabilities', 'capabilities'],
  ])('%s finds %s first', (query, id) => {
    expect(idsOf(query)[0]).toBe(id);
    expect(find(query).extent).toBe('all');
  });

  test.each(['tool', 'software', 'best', 'good', 'open source', 'thing'])(
    '%s does not change what is found',
    (filler) => {
      const plain = idsOf('criu');
      expect(idsOf(`${filler} criu`)[0]).toBe(plain[0]);
      expect(new Set(idsOf(`${filler} criu`))).toEqual(new Set(plain));
    },
  );

  test('are searched for if there are no other words', () => {
    expect(find('linux').extent).toBe('all');
    expect(find('best tool').count).toBeGreaterThan(0);
  });
});

describe('a status', () => {
  test('in a query ranks items with that status above items with only the word', () => {
    const search = searchOf([
      madeEntry('Attic', { summary: 'Keeps what is archived.', status: 'active' }),
      madeEntry('Barn', { status: 'archived' }),
    ]);
    expect(namesFor(search, 'archived')).toEqual(['Barn', 'Attic']);
  });
});

describe('a kind in a query', () => {
  const kindOf = (id: string | undefined) => entryOf(id ?? '')?.kind;

  test.each([
    ['host my own registry', 'registry'],
    ['choose a scanner', 'scanner'],
    ['immutable linux distribution', 'operating system'],
    ['minimal os', 'operating system'],
    ['policy engine for kubernetes', 'policy tool'],
    ['web ui', 'dashboard'],
  ])('%s finds items of the kind %s first', (query, kind) => {
    expect(idsOf(query).slice(0, 2).map(kindOf)).toEqual([kind, kind]);
  });

  test('is not recognised as the object of an action: “push to a registry”', () => {
    expect(kindOf(idsOf('push to a registry')[0])).not.toBe('registry');
  });
});
