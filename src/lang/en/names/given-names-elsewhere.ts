import { wordSet } from '../../word-list.js';

/** Given names of other countries that are common in English-language news, and less common English ones. */

export const MALE_ELSEWHERE = wordSet(`
  abdoulaye abdullah abel abhishek abu adamu adebayo adrian ahmad ajay akash akira alastair aleksandr alessandro
  alexandre alexei alfonso alfredo alistair aliyu alvaro amadou aman amir amit anand anders andreas andrei andrej
  andrzej anil ansel antoine anton antonin antti anwar ari arjun armando arne artem artur arturo arvind asger ashok
  ashwin asif atul augustin axel ayodeji aziz babatunde baptiste barnaby bartosz bashir bastien benedict bengt benoit
  bernardo bilal bjorn björn bogdan boris bruno callum carsten cathal chidi chinedu christoph christophe chukwuma
  ciaran cillian claudio clement clive colm cornelius crispin cristian cristiano cuthbert cyril dafydd damian damien
  daniil dario darius darnell deepak denis deshawn desmond dieter dietmar dilip dimitri dinesh dirk dmitri domenico
  dominik donal dwayne eamon eamonn eduard eero egor einar elias emeka emil emilio enzo erik ernesto ernst esteban
  etienne euan eusebio ewan fabian fabio fabrice fabrizio faisal farhan farid farooq femi fergal fergus fernand filip
  fintan florian francesco franco francois franz françois friedrich garba gareth gaurav gbenga georg georges georgi
  georgios gerard gerardo gerd gerhard gethin gianni giles gilles giorgio giovanni girish giuseppe gonzalo gopal
  gopinath grigory guido guillaume guillermo gunnar gunter gustav gustavo günter günther hakan hamid hamish hamza hans
  harald hari harish harjit haruki hector heikki heiko heinrich heinz hemant hendrik henri henrik hernan hideo hiroshi
  horst huw héctor ibrahima iestyn ieuan ifeanyi ignacio ikechukwu ilya imran ingvar ioannis ismael ismail istvan ivar
  ivo jaap jacek jacques jagdish jakob jakub jamal janos jari jaroslav jasper javed jayesh jens jermaine jerzy
  jesper jiri joachim joao joaquin jochen joern johan jonas joost jorg josef jozef joão juergen jukka jurgen jörg
  jürgen kamal kamau kamil karim kasper katsu kayode kazuo kenji khalil kieran kipchoge klaus kofi kostas krishna
  krzysztof kumar kunal kunle kwabena kwame kwasi kyriakos lachlan lars laszlo laurent leif lennart leonardo leopold
  liam lorenz lorenzo luca lucas ludovic ludwig luigi lukas lukasz maciej mads magnus mahesh mahmood mandla manfred
  manoj marcel marcelo marcin marek mariusz markus mateo mateusz mathias mathieu matteo matthias mattias mauricio
  maxim maxime mehdi mehmet michal michel mihai mikael mikel mikhail mikko milan milos miroslav mohammad mohan mohit
  moses moussa mthunzi muhammed mukesh murat musa mustapha mwai mwangi nabil nadir narendra naresh naveen neville
  niall nicola nicolas nikhil niklas niko nikola nikolai nikolas nils nitin nnamdi obinna octavio odhiambo olaf oleg
  oleksandr olivier olof olumide olusegun oluwaseun oskar osman otieno oumar owain padraig pankaj paolo pascal patrik
  patrizio pavel pawel pekka pertti petr petros philippe pierce piers piet pieter pietro piotr prakash pranab prasad
  praveen quentin rachid radek rafal raghu raghunath rahul raila rainer raj rajan rajeev rajesh rajiv rakesh ramesh
  rashid ravi remi renato rené rhys ritesh rohan rohit romain roman ruairi ruben rui rune rupesh sachin saeed salim
  salman samir sandeep sandro sanjay sanjeev santiago satish satoshi sebastien segun serge sergey sergio shahid
  shankar shashi shigeru shinji shyam siddharth siddiq simone sipho slobodan stanislav stavros stefan stefano steffen
  stelios subhash sunil suresh sven syed sylvain taavi tadashi tadeusz takashi tariq taro tavish tendai teun thabo
  themba theo thierry thies tiago timur tobias tomas tomasz tomás torsten toshi tunde tyrone ugo uhuru ulf ulrich umar
  umberto uwe vaclav vasily venkatesh vijay vikas vikram viktor vinay vinod virgil vishal vitaly vittorio vivek
  vladislav volker wendell werner wilfred wilhelm wim wojciech wole wolfgang yannick yannis yaroslav yasir yuri yusuf
  yves zbigniew zoltan zoran
`);

export const FEMALE_ELSEWHERE = wordSet(`
  aaliyah achieng adaeze aditi adriana agata agnieszka aisha aishwarya akiko akinyi aleksandra alessandra alessia
  alexandra alexandria alina aline althea amaka amelia amelie amina aminata amira amrita ana anahita anastasia
  anastasija aneta angeles angelina anja anjali anke anneke annika antje antonella antonia anusha anya aoife aparna
  ariana aroha asha astrid asuka atieno aurelie aurora ayesha ayumi azadeh barbro beata beate belen benedicte berit
  bernadett beryl bettina bianca birgit birgitta bisi bongi brigid brigitte britta bronwen bronwyn camila carina
  carlota carolina catalina catarina ceri chanda chiamaka chiara chidinma chinwe chitra chloe christa christel ciara
  cinzia clemence cordelia cornelia cosima cristina dagmar damilola daniela danuta daria deepa deepika deirdre delia
  delphine dimitra dolores dominika dominique dorota dorothea ebba edwina eglantine eithne ekaterina elif elin eliza
  elke elodie elsa elspeth elżbieta emilia emilie enid erika eszter eugenia eunice evgenia ewa farah fatima fatou
  fatoumata federica fenella fernanda feryal fiamma fionnuala folake francesca françoise frederica freya frida frieda
  funmi funmilayo gabriela gabriella gabrielle galina gaynor geeta genevieve georgia georgina gerda ghislaine giorgia
  gisela giulia greta gretchen guadalupe gudrun gulnara gwen habiba hadiza hanna hanne hedda hedwig helena helene
  helga henrietta hermione hilda hildegard huda ifeoma ileana ilse imani imelda imogen inga inge ingeborg ingrid ioana
  irena irina isabella isabelle isha ishani ivana iveta iwona izabela jacinta jana janina jaswinder jaya jelena
  jocelyn johanna jolanta josefa josefina josefine juana jutta jyoti kaja kalpana kamala kanchan karina karolina
  katarina katarzyna katharina katia katja katrin katrina kavita kayleigh keiko keren kerstin kirsten kirsti kirsty
  klara kristiina laetitia laila lakshmi lamia lara larissa latifa latoya leena leila leonie leonora leticia leyla
  lieselotte lilian liliana lina linnea liv livia liya lotta lotte lucia luciana lucinda lucía ludmila ludovica luisa
  luiza lupita luz mabel madhuri maeve magda magdalena magdalene mahalia mairead maja malala mamta manon manuela mara
  mareike margarethe margarita margaux margit margot margrethe mariam mariana marianne maribel marietta marija marika
  marina marine marisa marisol marit marlene marta martina maryam matilda maud mayumi małgorzata medha meena meenakshi
  meera mercedes mette micaela michiko midori mila milena minna mirjam moira mona morag moyra muriel myriam myrtle
  mónica nabila nadezhda nadine naledi nandini naoko narges nasreen natalia nataliya natascha neema neha nerys ngozi
  niamh nimisha nirmala nisha nkechi nolwenn nomsa nonhlanhla noor nosipho nuala nuria nyambura obiageli odette odile
  oksana olena olive omotola orla orlaith ottilie padma paloma parvati patrizia petra petronella philippa pia
  pilar polina pooja poonam portia prisca pritha priya priyanka purnima radhika raina rania ranjana raquel rashida
  rashmi rebekah reeta rekha remedios rhiannon riitta rina ritu roisin romana rosalie rosalía rosamund rosana rosario
  roshni rossana rowena roya rukhsana rupa ruta róisín sadia safiya saima sakura sana sandhya sangeeta sanna saoirse
  saskia savita seema selma shabana shanti sheetal shilpa shirin shobha shreya sian sibongile sigrid silke silvana
  silvia simona sinead sinéad siobhan siobhán sita siân smita sofia sofie solange soledad solveig sonja soraya
  stefania stefanie suchitra sulochana sunita supriya sushma svetlana swati sybil tabitha tamar tanja tatiana tatyana
  temitope tessa thandeka thandi thandiwe thea thelma theodora titilayo tomoko tove tracey trine trudy tuuli uju ulla
  ulrike uma una usha valentina valeria vandana vasiliki verity verónica vesna vibeke vidya vigdis viktoria violetta
  virginie wambui wangari wangui wanjiku winifred xiomara yasmin yasmine yetunde yewande ylva yoko yolande yoshiko
  ysabel yukiko yulia yuliya zahra zainab zanele zara zawadi zeinab zelda zodwa zofia zsofia zuleika zuzana ángela
`);
