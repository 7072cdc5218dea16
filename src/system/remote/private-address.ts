import { BlockList, isIP } from 'node:net';

/** Networks that are not public: this machine, the local network, and reserved ones (IANA's special-purpose registries). */
const IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4'],
  ...['240.0.0.0/4'],
];
/** The same for IPv6, including the networks that embed an IPv4 address, as that would have to be checked as well. */
const IPV6 = [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
].concat(['2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8']);

// Two lists: in a list of both, every IPv4 address counts as one that is embedded in an IPv6 address.
const blocked = { ipv4: blockListOf(IPV4, 'ipv4'), ipv6: blockListOf(IPV6, 'ipv6') };

function blockListOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Whether an address is private or reserved. Text that is not an IP address counts as private. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return family === 4 ? blocked.ipv4.check(address, 'ipv4') : blocked.ipv6.check(address, 'ipv6');
}

/** Whether the host of an address is written as an IP address. Only hosts with a name are asked. */
export const isAddressLiteral = (hostname: string): boolean => isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
