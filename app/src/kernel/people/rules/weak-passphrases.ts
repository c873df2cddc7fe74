/**
 * Words at the top of every published list of leaked passwords, and those that Taiwanese offices choose.
 * Short by intent: the length rule already shuts out most of a long list.
 */
export const denied: ReadonlySet<string> = new Set(
  `password passwords passwort passphrase letmein welcome iloveyou monkey dragon football baseball basketball superman batman
  trustno admin administrator root master login guest user test testing default changeme secret private public
  qwerty qwertyuiop qwertyuiopas asdfgh asdfghjkl asdfghjklzxc zxcvbn zxcvbnm qazwsx qazwsxedc qazwsxedcrfv qweasdzxc qweasd qwerasdf
  abcdef abcdefg abcd abcabc aabbcc princess sunshine shadow michael jordan jennifer hunter killer
  whatever freedom starwars pokemon google facebook youtube computer internet windows microsoft samsung
  correcthorsebatterystaple thisisapassword mypassword newpassword passwordpassword ihatepasswords nopassword
  taiwan taipei kaohsiung taichung tainan formosa police policeman policestation npagov govtw moigov gsn
  jilue zhengfeng ethics audit subrosa subrosa-admin demo
  ji32k7au4a83 ji3g4go6 su3cl3 au4a83 vup vmp6g4 5j4 wu0wu0 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 2wsx3edc zaq12wsx zaq1xsw2cde3 q1w2e3r4 q1w2e3r4t5y6
  woaini woaini520 woaini1314 aini1314 5201314 7758521 5211314 13145200 88888888 66668888 zhongguo mima
  1234567890 123456789012 12345678910 123456789123 987654321012 0123456789 012345678901 123123123123 112233445566 121212121212 147258369
  1234567890qwertyuiop 123qweasdzxc qwe123asd456 abc123456789 a123456789 a1234567890 aa123456789 p@ssw0rd passw0rd pa$$word adminadmin admin123456`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
