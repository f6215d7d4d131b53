namespace Challenges.Shared.Pedigree;

/// <summary>English wording. "age", "degree", "title" and "rank" count only where people are meant.</summary>
static class EnglishPedigreeWords
{
    const string Number = @"(\d{1,3}|(twenty|thirty|forty|fifty|sixty|seventy|eighty)([\s-]+(one|two|three|four|five|six|seven|eight|nine))?)";
    const string Person = @"(leaders?|applicants?|candidates?|scientists?|researchers?|engineers?|experts?|members?|persons?|people|personnel|solvers?|persons?|anyone|those|individuals?|investigators?|scholars?|heads?|staff|participants?|talents?|teams?|winners?|bidders?|he|she|they|who)";
    const string Individual = @"(leader|applicant|candidate|scientist|researcher|engineer|expert|member|person|individual|investigator|scholar|head)('s|s')";
    const string OfThings = @"(?<!\b(sludge|water|cells?|plant|battery|catalyst|bed|stand|concrete|curing|brine|tree|geological|ice|stone|bronze|iron|space|digital|information)\s+)";
    const string Thing = @"(plants?|equipment|cells?|lines?|furnaces?|buildings?|concrete|facilit(y|ies)|electroly[sz]ers?|dehydrators?|pipes?|pipelines?|bridges?|units?|reactors?|trees?|wells?|mines?|technolog(y|ies)|designs?|problems?|systems?|infrastructure|installations?|batter(y|ies)|data|sediments?|deposits?|brines?|lakes?|rocks?|dams?|machines?|catalysts?|samples?|specimens?|alloys?|stands?|turbines?|networks?|vessels?|grapes?|forests?)";
    const string Unit = @"(?![.,]?\d) (?!\s*(%|°|'|/|x\b|per\s?cent|percent|percentage|degrees?|deg\b|celsius|kelvin|[cfk]\b|[kmgu]?(g|l|m|w|v|a|pa|wh|j|n|hz|mol)\b|[kmg]?(wh|pa|hz)\b|t\b|tons?\b|tonnes?|bar\b|psi|mm|cm|nm|db|hours?|hrs?\b|h\b|d\b|min|people|persons?|members?|s\b|seconds?|days?|weeks?|months?|ppm|ppb|yuan|rmb|cny|usd|million|billion|wt|vol|units?|cells?|pages?|kg|cycles?|points?|litres?|liters?|met(re|er)s?|steps?|items?|samples?|times|words?|characters?))";
    const string NotExperience = @"(?!\s*(years?|yrs?)('|s')?\s*(of\s+)?(\w+\s+)?(experience|service|practice|work|working|operation|life|operating|standing))";
    const string Limit = @"(under|below|over|above|younger\s+than|older\s+than|not\s+exceed(ing)?|no\s+(more|older|younger)\s+than|not\s+(more|older|younger)\s+than|less\s+than|up\s+to|at\s+(most|least))";

    public static readonly IReadOnlyList<PedigreeWords> All =
    [
        PedigreeWords.Of("age",
            $@"(?<!{Thing}\s+(is|was|are|were)\s+(about\s+|over\s+|nearly\s+)?)\b({Limit}\s+)?{Number}[\s-]*(years?|yrs?\.?)[\s-]*(old|of[\s-]+age)s?\b(?![\s-]+(\w+[\s-]+)?{Thing}\b)",
            $@"\b{Person}\s+((must|should|shall|may|has|have|to|be|is|are|not|the|all)\s+){{0,4}}(under|below|over|above|younger\s+than|older\s+than|not\s+exceed(ing)?)\s+(the\s+age\s+of\s+)?[2-7]\d\b{Unit}{NotExperience}(?=\s*($|[.;,:!?)\n]|(years?|may|can|shall|should|must|only|are|is|will|who|and|or|at|on|when|by|to|for|as|in)\b))(\s+years)?",
            $@"\b(under|over)-{Number}(s\b|[\s-]+{Person}\b)", $@"(?<!\b{Thing}\s+(\w+\s+){{0,4}})\b(older|younger)\s+than\s+{Number}\s+years\b",
            $@"(?<!(temperature|pressure|value|index|ratio|score|number|count|hardness|viscosity|ph|level|rate|total|power|content)\s+(\w+\s+){{0,3}})\b(under|younger\s+than|older\s+than)\s+(the\s+age\s+of\s+)?[2-7]\d(?=\s*($|[.;,:!?)\n]))(?![.,]\d)",
            $@"{OfThings}\baged?\s*(:|<=?|>=?|≤|≥|=|of|is|between|from|{Limit}|not)?\s*(the\s+age\s+of\s+)?{Number}\b{Unit}",
            $@"\b(under|over|below|above|before|by|until|to)\s+the\s+age\s+of\s+{Number}\b{Unit}",
            @"\bage[\s-]+(limits?|requirements?|restrictions?|caps?|brackets?|groups?|thresholds?|ceilings?|criteri(on|a)|conditions?|barriers?|discrimination)\b",
            $@"\b(his|her|{Individual})\s+ages?\b", $@"\bages?\s+of\s+(the\s+|a\s+|an\s+|all\s+)?((project|team|principal|chief)\s+)?{Person}\b", @"\b(maximum|minimum|retirement|working)\s+age\b(?!\s+of\b)",
            $@"\b{Person}\b[^.;\n]{{0,25}}\bage\b(?![\s-]*(hard|of\s+the|related))", OfThings + @"\bage\s*(:|≤|<|must|should|shall|not|no\s+more|requirement)",
            @"\bage\s*(,|/|and|or|nor)\s*(and|or)?\s*(academic\s+|professional\s+)?(degree|title|rank|education|gender|sex|seniority|nationality)s?\b",
            @"\bin\s+(his|her|their)\s+(early\s+|mid[\s-]+|late\s+)?(twenties|thirties|forties|fifties|sixties|seventies)\b",
            @"\byoung(er)?\s+(scientists?|researchers?|scholars?|talents?|investigators?|engineers?|experts?|people|professionals?)\b"),
        PedigreeWords.Of("birth",
            @"\bborn\s+(on\s+or\s+)?(after|before|since|in|on|between|later\s+than|no\s+earlier\s+than)\b([^.;\n]{0,24}(19|20)\d\d\b)?", @"\b(dates?|years?|places?)\s+of\s+birth\b", @"\bbirth[\s_-]?(dates?|days?|years?)\b", @"\bd\.?o\.?b\.?(?![a-z0-9])"),
        PedigreeWords.Of("degree",
            @"\b(phd|ph\.d\.?)('?s)?(?![a-z0-9])(\s+degrees?\b)?", @"\bph\.\s+d\.?(?![a-z0-9])", @"\bd\.?phil\b", @"\bdoctora(tes?|l)\b(\s+(degrees?|students?|candidates?))?", @"\bpost[\s-]?doc(s|toral)?\b", @"\bdoctors?\s+of\s+(philosophy|science|engineering|medicine|law|laws)\b", @"\bdoctor's\s+degrees?\b",
            @"\bmaster(s|'s|s')?\s+degrees?\b", @"\bmasters?\s+of\s+(science|engineering|arts|business|philosophy|technology|law|public)\b", @"\bmaster's(?=\s*($|[.;,:!?)]|or\b|and\b|in\b|from\b|level\b|thesis\b|student\b|graduate))", @"\bm\.?sc\b|\bm\.eng\b|\bmba\b",
            @"\bbachelor(s|'s|s')?\s+(degrees?|of\s+(science|arts|engineering|law|technology))\b", @"\bbachelor(s|'s|s')?(?=\s+(or|and)\s+(above|higher|master|doctor|ph))", @"\bbachelor's(?=\s*($|[.;,:!?)]|or\b|and\b|in\b|from\b|level\b))", @"\bb\.?sc\b|\bb\.?eng\b",
            @"(?<!\bto\s+(an?|the)\s+)\b(academic|university|college|advanced|higher|postgraduate|graduate|undergraduate|engineering|honou?rs)\s+degrees?\b(?!\s+of\b)", @"\b(hold(s|ing|ers?)?|has|have|having|with|possess(es|ing)?|earned|obtained|requires?)\s+(of\s+)?(an?\s+|the\s+)?([a-z]+\s+){0,2}degrees?\s+(in|from|or)\b",
            @"\bdegrees?\s+(from\s+(a|an|the)?\s*(\w+\s+){0,2}(university|college|institute|school)|or\s+(above|higher)|holders?|requirements?|required|certificates?)\b", @"\bdegree\s*(,|/|and|or|nor)\s*(and|or)?\s*(academic\s+|professional\s+|job\s+)?(titles?|rank|seniority)\b",
            @"\b(educational|academic)\s+(background|attainment|qualifications?|credentials?|level)\b", @"\b(levels?\s+of|formal)\s+education\b", @"\bgraduated\s+from\b", @"\bdiplomas?\b"),
        PedigreeWords.Of("title",
            @"\b((full|associate|assistant|adjunct|chair|distinguished|visiting|emeritus)[\s-]+)?\bprofessor(s|ial|ships?)?\b(-level)?", @"\b(academic|professional|job|honorary|senior|technical|scholarly)\s+titles?\b", @"\b(senior|professor-level|assistant)\s+engineers?\b", @"\bacademicians?\b", @"\b(members?|fellows?)\s+of\s+(the\s+)?((chinese|national|royal)\s+)?academy\b",
            @"\b(senior|principal|associate|assistant)\s+(research\s+fellow|researcher|research\s+scientist|lecturer|scientist|economist|accountant)s?\b", @"\bresearch\s+fellows?\b", @"\blecturers?\b", @"\b(yangtze|changjiang|chang\s?jiang|cheung\s+kong|taishan)\s+(river\s+)?scholars?\b", @"\b(distinguished|excellent|outstanding)\s+young\s+(scholar|scientist)s?\b", @"\b(ten\s+)?thousand\s+talents\b",
            @"\btitles?\s*(,|/|and|or|nor)\s*(and|or)?\s*(administrative\s+|academic\s+)?(rank|degree|seniority|age)s?\b", $@"\b(his|her|{Individual})\s+(\w+\s+)?titles?\b(?!\s+of\s+the\s+(paper|document|challenge))", @"\bdr\.\s+(?=[a-z])"),
        PedigreeWords.Of("rank",
            @"\b(administrative|official|civil[\s-]service|academic|job|military|professional|bureaucratic|social)\s+ranks?\b", @"\b(administrative|civil[\s-]service|job)\s+grades?\b", @"\b(hold(s|ing)?|held|with|at|above|below|has|have|having|attain(s|ed|ing)?|of|least|reached)\s+(at\s+least\s+)?(the|a)\s+rank\s+of\b(?!\s+(the|each|an?)\b)",
            @"\brank\s+of\s+(a\s+|an\s+)?(full\s+|deputy\s+|associate\s+|vice\s+|senior\s+)?(section|division|bureau|department|director|minister|colonel|general|major|professor|chief|head|county|captain|lecturer|fellow|engineer|researcher)\b",
            @"\b(division|bureau|section|department|county|deputy[\s-]director|director|ministerial|departmental)(-general)?([\s-](chief|head|director))?[\s-]level\s+(officials?|cadres?|officers?|positions?|posts?|rank|or\s+above|leaders?)\b", @"\bsection[\s-]chiefs?\b", @"\bseniority\b",
            @"\brank\s*(,|/|and|or|nor)\s*(and|or)?\s*(academic\s+)?(title|degree|age|seniority)s?\b", $@"\b(his|her|{Individual})\s+ranks?\b(?!\s+(the|in\s+the\s+ranking))"),
    ];
}
