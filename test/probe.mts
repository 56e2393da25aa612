import { Model } from 'survey-core'
for (const min of [1,2]) {
const p = new Model({elements:[{type:'paneldynamic',name:'p',panelCount:min,minPanelCount:min,templateElements:[{type:'text',name:'a'}]},{type:'matrixdynamic',name:'d',rowCount:min,minRowCount:min,columns:[{name:'x',cellType:'text'}]},{type:'expression',name:'n',expression:'{p.length}'},{type:'expression',name:'o',expression:'{d.length}'}]})
console.log(JSON.stringify(p.data)); p.data={}; console.log(JSON.stringify(p.data)); p.doComplete(); console.log('c', JSON.stringify(p.data)); p.clear(); p.data={d:[{x:1}],p:[{a:1}]};console.log(JSON.stringify(p.data));
 p.doComplete(); console.log('c', JSON.stringify(p.data));p.clear(); p.data={d:[{},{x:1},{}],p:[{},{a:1},{}]};console.log(JSON.stringify(p.data));
 p.doComplete(); console.log('c', JSON.stringify(p.data));
 p.clear(); p.data={d:[{},{}],p:[{},{}]};console.log(JSON.stringify(p.data));
 p.doComplete(); console.log('c', JSON.stringify(p.data));
}
