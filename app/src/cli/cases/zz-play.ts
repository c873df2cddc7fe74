import { play, realCases } from './cases.ts'
const ids=process.argv.slice(2)
const main=async()=>{for(const c of realCases.filter(c=>ids.includes(c.id))){const t=Date.now();try{console.log(JSON.stringify(await play(c),null,1),Date.now()-t)}catch(e){console.log(c.id,e,Date.now()-t)}}}
void main()
