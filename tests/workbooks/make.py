"""Makes the .xls files of this folder; needs xlwt (PyPI)."""
import xlwt, datetime
def style(fmt):
    s=xlwt.XFStyle(); s.num_format_str=fmt; return s
def head(ws, cells=('指標ID','年月','値')):
    for i,c in enumerate(cells): ws.write(0,i,c)
out=''
# formats: percent, triangle, thousands, words, dates
wb=xlwt.Workbook(encoding='utf-8'); ws=wb.add_sheet('実績値'); head(ws)
d=datetime.date(2026,10,1)
rows=[('I3','2026-04',0.5,'0%'),('I1','2026-05',5,'"△"0'),('I2','2026-06',1234000,'#,##0,'),
      ('I1','2026-07',12,'0"件"'),('I1','2026-08',12,'[=0]"-";#,##0'),('I3','2026-09',0.455,'0.0%')]
for r,(i,p,v,f) in enumerate(rows,1):
    ws.write(r,0,i); ws.write(r,1,p); ws.write(r,2,v,style(f))
ws.write(7,0,'I1'); ws.write(7,1,d,style('yyyy"年"m"月"')); ws.write(7,2,7)
ws.write(8,0,'I1'); ws.write(8,1,datetime.date(2026,11,1),style('[$-411]ggge"年"m"月"d"日"')); ws.write(8,2,8)
wb.save(out+'formats.xls')
# hidden row, column and sheet
wb=xlwt.Workbook(encoding='utf-8'); ws=wb.add_sheet('実績値'); head(ws,('指標ID','年月','値','控え'))
for r in range(1,4):
    ws.write(r,0,'I1'); ws.write(r,1,'2026-0%d'%r); ws.write(r,2,r); ws.write(r,3,'x')
ws.row(2).hidden=True; ws.col(3).hidden=True
w2=wb.add_sheet('下書き'); w2.write(0,0,'x'); w2.visibility=1
wb.save(out+'hidden.xls')
# formula never computed
wb=xlwt.Workbook(encoding='utf-8'); ws=wb.add_sheet('実績値'); head(ws)
ws.write(1,0,'I1'); ws.write(1,1,'2026-04'); ws.write(1,2,xlwt.Formula('1+1'))
wb.save(out+'formula.xls')
# 1904
wb=xlwt.Workbook(encoding='utf-8'); wb.dates_1904=True; ws=wb.add_sheet('実績値'); head(ws)
ws.write(1,0,'I1'); ws.write(1,1,44678); ws.write(1,2,1)
ws.write(2,0,'I1'); ws.write(2,1,44679,style('yyyy/m/d')); ws.write(2,2,2)
wb.save(out+'since-1904.xls')
