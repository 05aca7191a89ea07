import {fromMarkdown} from 'mdast-util-from-markdown'
import {parseDocument} from 'yaml'
const t=(n,f)=>{const s=Date.now();try{const r=f();console.log(n,Date.now()-s,r)}catch(e){console.log(n,Date.now()-s,'THROW',e.message.slice(0,80))}}
const codes=d=>[...new Set(d.errors.map(e=>e.code))].join()+(()=>{try{d.toJS();return ''}catch(e){return ' toJS '+e.message.slice(0,60)}})()
if(process.argv[2]==='a'){
for (const n of [1000,5000,20000,200000]) {
t('yaml>'+n,()=>codes(parseDocument('a: >-\n'+' '.repeat(n)+'x')))
t('yaml"'+n,()=>codes(parseDocument('a: "\n'+' '.repeat(n)+'x"')))
t('yaml{'+n,()=>codes(parseDocument('a: '+'{a: '.repeat(n))))
}} else if(process.argv[2]==='q'){
for (const n of [1000,20000,100000]) t('yaml?'+n,()=>codes(parseDocument('? '.repeat(n))))
} else {
for (const n of [20000,100000]) {
t('br'+n,()=>fromMarkdown('['.repeat(n)).children.length)
t('brx'+n,()=>fromMarkdown('[a]('.repeat(n)).children.length)
t('![('+n,()=>fromMarkdown('![a'.repeat(n)).children.length)
t('star'+n,()=>fromMarkdown('*a '.repeat(n)).children.length)
t('star2'+n,()=>fromMarkdown('*a**b'.repeat(n)).children.length)
t('tick'+n,()=>fromMarkdown('`a``b'.repeat(n)).children.length)
t('par'+n,()=>fromMarkdown('mot\n\n'.repeat(n)).children.length)
}
for (const n of [100,300]) t('indent'+n,()=>fromMarkdown(Array.from({length:n},(_, i)=>'  '.repeat(i)+'* a').join('\n')).children.length)
}
