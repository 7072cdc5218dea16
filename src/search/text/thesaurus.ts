import { fold } from './tokenize.ts';

/**
 * Groups of synonyms in the field: phrases of up to three words, as `tokenizeText` cuts them. Each phrase of a group is also
 * searched for by every other. `ONE_WAY_SYNONYMS` works in one direction only: a user who types `jail` wants sandboxes, but one who types
 * `sandbox` does not want chroot.
 */
const SYNONYM_GROUPS: readonly string[] = [
  'escape | breakout | break out | jailbreak',
  'gui | web interface | web ui | user interface | dashboard | control panel',
  'tui | terminal ui | terminal user interface | terminal interface',
  'vm | virtual machine',
  'hypervisor | vmm | virtual machine monitor',
  'bpf | ebpf',
  'specification | spec | standard',
  'sbom | bill of materials',
  'sign | signature',
  'untrusted | hostile | malicious',
  'harden | lock down | secure configuration',
  'syscall | system call | kernel call',
  'user namespace | userns',
  'network namespace | netns',
  'cgroup | control group',
  'capability | caps',
  'vulnerability | cve | flaw | security hole',
  'privilege escalation | privesc',
  'setuid | suid',
  'uid | user id',
  'dockerfile | containerfile',
  'lazy pulling | lazy loading',
  'peer to peer | p2p',
  'ci | continuous integration',
  'docker socket | docker sock',
  'self hosted | on premises | on prem',
  'small | tiny | minimal | slim | lightweight',
  'introduction | primer | getting started',
  'rootless | unprivileged | without root | without sudo | no root | non root | ohne root | sans root | sin root | без root',
  'daemonless | without a daemon | without daemon | no daemon',
  'network plugin | cni plugin',
  'laptop | workstation',
  'mac | macos | os x',
  'restrict | limit | confine',
  'deny | forbid | refuse | prevent | disallow | block | reject | ban | prohibit',
  'debug | troubleshoot',
  'policy | rule',
  'audit | check',
  'course | tutorial | lesson | training',
  'talk | video | presentation',
  'map | landscape | diagram | chart | poster | overview',
  'gpu | graphics card',
  'immutable | read only',
  'serverless | faas',
  'paas | platform as a service',
  'hpc | supercomputer | high performance computing',
  'alternative | replacement | substitute | successor',
  'host | node | machine | server',
  'offline | air gap | air gapped | airgapped',
  'secret | credential | password',
  'edge | iot',
  'wasm | webassembly',
  'dind | docker in docker | docker inside docker',
  'copy | mirror | sync',
  'ai | machine learning | ml',
  'faster | speed up | accelerate',
  'multi tenant | multitenant | tenant isolation',
  'go | golang',
  'threat detection | intrusion detection | attack detection',
  'upload | push',
  'download | pull | fetch',
  'delete | remove',
  'launch | start',
  'fix | patch',
  'safe | secure',
  'move | transfer | migrate',
  'watch | monitor | observe',
  'permission | right | privilege',
  'company | enterprise | commercial',
  'app | application | program',
  'folder | directory',
  'redhat | red hat',
  'virtualisation | virtualization',
  'licence | license',
  'containerise | containerize',
  'defence | defense',
  'netfilter | nf tables | nftables',
];

const ONE_WAY_SYNONYMS: readonly string[] = [
  'way out, getting out > escape',
  'broke, broken, breaks > escape, vulnerability, bypass',
  'ui > gui, tui, web interface',
  'admin panel, web console, frontend > dashboard, web interface',
  'vm, virtual machine > microvm',
  'become root, gain root > privilege escalation',
  'on demand > lazy',
  'torrent > peer to peer',
  'beginner, newcomer > introduction',
  'image > layer',
  'layer > image',
  'jail > sandbox, chroot',
  'hub > registry',
  'runtime > engine',
  'sudo > setuid, root',
  'least privilege > capability, unprivileged, no new privileges',
  'provenance > attestation',
  'freeze, hibernate, suspend > checkpoint',
  'migrate > live migration, checkpoint',
  'kernel module > driver',
  'snapshot > checkpoint',
  'abandoned, dead, unmaintained > archived, discontinued',
  'deprecated, obsolete > superseded, archived',
  'worker > node',
  'distro > distribution, operating system',
  'distribution, linux distribution > operating system',
  'checklist > benchmark, best practices',
  'video, recording > talk',
  'textbook > book',
  'firewall > network policy',
  'scheduler, cluster manager > orchestrator',
  'customer, neighbour > tenant',
  'graphical > gui, web interface',
  'curses, ncurses, text mode > tui',
  'browser based > web interface',
  'linter > scanner',
  'tamper, tampering > integrity, attestation',
  'steal, leak > disclosure',
  'free > open source',
  'raspberry > arm, edge',
  'oom, ram > memory',
  'gb, gigabytes, mb, megabytes, huge, bloated, big > size, large',
  'exec, execute > run',
  'library, dependency > package',
  'gpt, chatgpt, claude, copilot, codex > llm, ai agent',
  'usb, webcam, serial port > device',
  'pc, notebook, computer > laptop, local',
  'prompt > shell',
  'swapped > tampered',
  'router, routers, top of rack, rack switches > bgp',
  'sigsys, bad system call > seccomp',
  'ingredients > sbom',
  'kubectl > kubernetes',
  'whitelist, allowlist > filter, profile',
  'executor, launcher, spawner > oci runtime, container runtime',
  'dockerd > docker',
  'memory safe > rust',
  'lsm > apparmor, selinux, landlock',
  'get a shell, open a shell, attach to > enter, exec',
  'rent, rented > cloud, hosting',
  'vps > hosting, virtual machine',
  'sh, bash > shell',
  'nic, network card > network interface',
  'background service, background process > daemon',
  'spy, snoop, eavesdrop, peek > confidential, encrypted',
  'strip, throw away, throw out, get rid of > remove, minimal',
  'tampered, altered, modified > integrity, verify',
  'throwaway, disposable > ephemeral',
  'ping > notify',
  'alarm, alert, warn, page me > notify, detect',
  'log in, login > ssh, shell',
  'reimplemented, rewritten, rewrite > reimplementation',
  'contest, competition, homework, coursework > judge',
  'hand out, spread > distribute',
  'fake, pretend > emulate, virtual',
  'behälter, contenedor, conteneur, contenitore, contêiner, контейнер > container',
  'contenedores, conteneurs, contenitori, contêineres, контейнеры > containers',
  'bac à sable, песочница > sandbox',
  'abbild, abbilder, imagen, imágenes, imagem, imagens, immagine, immagini > image',
  'sicherheit, seguridad, sécurité, sicurezza, segurança > security',
  'schwachstelle, schwachstellen, sicherheitslücke, sicherheitslücken, lücken, faille, failles, vulnerabilidad, vulnerabilidades, vulnérabilité, vulnérabilités, vulnerabilità, vulnerabilidade > vulnerability',
  'scannen, suchen, finden, chercher, cercare, procurar, escanear, analizar, buscar, analyser, scansionare, analizzare, analisar > scan, scanner',
  'signieren, firmar, signer, firmare, assinar > sign, signature',
  'bauen, erstellen, construir, crear, construire, costruire, creare, criar > build',
  'privat, privates, privado, privada, privé, privée, privato, privata > private',
  'registre, registro > registry',
  'netzwerk, réseau, rete > network',
  'speicher, memoria, mémoire > memory',
  'begrenzen, beschränken, limitar, limiter, limitare > limit',
  'isolieren, aislar, isoler, isolare, isolar > isolate, isolation',
  'isolierung, aislamiento, isolement, isolamento > isolation',
  'leicht, leichte, leichtgewichtig, ligero, ligera, ligeras, léger, légère, légères, leggero, leggera, leggere, leve, leves > lightweight, small',
  'virtuelle maschine, virtuelle maschinen, máquina virtual, máquinas virtuales, machine virtuelle, machines virtuelles, macchina virtuale, macchine virtuali, máquinas virtuais > virtual machine, microvm',
  'benutzer, usuario, utilisateur, utente > user',
  'härten, absichern, endurecer, durcir, sécuriser, proteggere > harden, hardening',
  'anleitung, leitfaden, guía, guia, guida > guide',
  'paket, pakete, paquete, paquetes, paquet, paquets, pacchetto, pacchetti, pacote, pacotes > package',
  'rechner, ordenador, ordinateur, computador > laptop, local',
  'ersatz, alternativa, remplaçant > alternative',
  'oberfläche, interfaz, interfaccia, interface graphique > gui, dashboard',
  'ausbruch, évasion, evasión, evasione > escape',
  'dateisystem, sistema de archivos, système de fichiers > filesystem',
  'betriebssystem, sistema operativo, système d exploitation > operating system',
  'starten, iniciar, ejecutar, démarrer, lancer, avviare, executar > run, start',
  'poisoned, backdoored, compromised > supply chain',
];

/** The most words in a phrase. */
export const LONGEST_PHRASE = 3;

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** Returns the other names of a phrase. The table is made at the first call. */
export function synonymsOfPhrase(phrase: string): readonly string[] {
  table ??= read();
  return table.get(phrase) ?? NONE;
}

/** Returns all phrases that the table leads to. */
export function phrasesWithSynonyms(): ReadonlySet<string> {
  table ??= read();
  return new Set([...table.values()].flat());
}

const NONE: readonly string[] = [];

function read(): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, readonly string[]>();
  const add = (from: string, to: readonly string[]) => {
    const others = to.filter((phrase) => phrase !== from);
    made.set(from, [...new Set([...(made.get(from) ?? NONE), ...others])]);
  };
  for (const group of SYNONYM_GROUPS) {
    const phrases = fold(group).split(' | ');
    for (const phrase of phrases) add(phrase, phrases);
  }
  for (const line of ONE_WAY_SYNONYMS) {
    const [from = '', to = ''] = fold(line).split(' > ');
    for (const phrase of from.split(', ')) add(phrase, to.split(', '));
  }
  return made;
}
