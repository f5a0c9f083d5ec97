extension UnitTable {
    /// One unit a line: symbols; English words in the singular; Chinese words; factor; dimension; flags.
    ///
    /// A factor is decimals or fractions times `pi` and constants of ``PhysicalConstant`` (`k:NAME`). Flags: `p` SI prefixes, `f` a
    /// frequency, `s` a scale word, `k` a constant's symbol, `z:` the zero point of a temperature scale in kelvin.
    /// Sources: SI Brochure 9 (2019) and NIST SP 811, appendix B.
    static let rows = """
        m;metre meter;米 公尺;1;L;p
        g gm;gram gramme;克;0.001;M;p
        s sec secs;second;秒 秒钟;1;T;p
        A amp amps;ampere;安培 安;1;I;p
        K °K;kelvin;开尔文 开;1;K;p
        mol mols;mole;摩尔 摩;1;N;p
        cd;candela;坎德拉;1;J;p
        rad rads;radian;弧度;1;a;p
        sr;steradian;球面度;1;a a;
        Hz HZ hz;hertz;赫兹 赫;1;T-1;pf
        N;newton;牛顿 牛;1;M L T-2;p
        Pa pa;pascal;帕斯卡 帕;1;M L-1 T-2;p
        J;joule;焦耳 焦;1;M L2 T-2;p
        W;watt;瓦特 瓦;1;M L2 T-3;p
        C;coulomb;库仑 库;1;I T;p
        V;volt;伏特 伏;1;M L2 T-3 I-1;p
        F;farad;法拉 法;1;M-1 L-2 T4 I2;p
        Ω Ω \\Omega;ohm;欧姆 欧;1;M L2 T-3 I-2;p
        S;siemens;西门子;1;M-1 L-2 T3 I2;p
        Wb;weber;韦伯 韦;1;M L2 T-2 I-1;p
        T;tesla;特斯拉 特;1;M T-2 I-1;p
        H;henry;亨利 亨;1;M L2 T-2 I-2;p
        lm;lumen;流明;1;J a a;p
        lx;lux;勒克斯;1;J L-2 a a;p
        Bq;becquerel;贝克勒尔 贝可;1;T-1;pf
        Gy;gray;戈瑞;1;L2 T-2;p
        Sv;sievert;希沃特;1;L2 T-2;p
        min mins;minute;分 分钟;60;T;
        h hr hrs;hour;小时 时;3600;T;
        d;day;天 日;86400;T;
        wk;week;星期 周;604800;T;
        yr yrs;year;年;k:year;T;
        ;month;个月 月;1/12 k:year;T;
        L l ℓ \\ell;litre liter;升;0.001;L3;p
        cc;;;0.000001;L3;
        t;tonne ton;吨;1000;M;p
        ha;hectare;公顷;10000;L2;
        ;;亩;2000/3;L2;
        ;;公里;1000;L;
        ;;里;500;L;
        ;;公斤;1;M;
        ;;斤;0.5;M;
        ;;公分;0.01;L;
        eV;electronvolt electron-volt;电子伏特 电子伏;k:e;M L2 T-2;p
        u amu Da;dalton;原子质量单位;k:u;M;p
        bar;bar;巴;100000;M L-1 T-2;p
        atm;atmosphere;标准大气压 大气压;101325;M L-1 T-2;p
        mmHg Torr torr;torr;毫米汞柱 托;101325/760;M L-1 T-2;
        psi;;;6894.757293168361336722;M L-1 T-2;
        cal;calorie;卡路里 卡;k:cal;M L2 T-2;p
        Wh;watt-hour;瓦时;3600;M L2 T-2;p
        Ah;ampere-hour;安时;3600;I T;p
        in;inch;英寸;0.0254;L;
        ft;foot;英尺;0.3048;L;
        yd;yard;码;0.9144;L;
        mi;mile;英里;1609.344;L;
        nmi;;海里;1852;L;
        lb lbs;pound;磅;0.45359237;M;
        oz;ounce;盎司;0.028349523125;M;
        lbf;;;4.4482216152605;M L T-2;
        gal;gallon;加仑;0.003785411784;L3;
        hp;horsepower;;745.69987158227022;M L2 T-3;
        mph;;;0.44704;L T-1;
        kph kmh kmph;;;1/3.6;L T-1;
        mps;;;1;L T-1;
        kt kts;knot;节;1852/3600;L T-1;
        ly;light-year lightyear;光年;k:ly;L;p
        au AU;astronomical-unit;天文单位;k:au;L;
        pc;parsec;秒差距;k:pc;L;p
        Å Å \\AA;angstrom ångström;埃;0.0000000001;L;
        dyn;dyne;达因;0.00001;M L T-2;
        erg;erg;尔格;0.0000001;M L2 T-2;
        Gs G;gauss;高斯;0.0001;M T-2 I-1;
        M;molar;;1000;N L-3;p
        Ci;curie;居里;37000000000;T-1;pf
        % \\%;percent;;0.01;;
        ‰;;;0.001;;
        ppm;;;0.000001;;
        ppb;;;0.000000001;;
        ° deg;degree;度;1/180 pi;a;
        ′ arcmin;arcminute;角分;1/10800 pi;a;
        ″ arcsec;arcsecond;角秒;1/648000 pi;a;
        rev;revolution turn;圈 转;2 pi;a;
        rpm;;;1/30 pi;a T-1;
        °C ℃;celsius;摄氏度;1;K;z:273.15
        °F ℉;fahrenheit;华氏度;5/9;K;z:45967/180
        dB;decibel;分贝;1;l;
        bit bits;bit;比特;1;i;
        B;byte;字节;8;i;p
        $ \\$ USD;dollar;美元;1;$;
        ;cent;美分;0.01;$;
        € EUR;euro;欧元;1;E;
        ¥ RMB CNY;yuan;元 人民币;1;Y;
        £ GBP;;英镑;1;P;
        JPY;yen;日元;1;Z;
        ;person people atom molecule ion particle cell time photon electron;个 人 次 只 条 颗 粒 种 辆 名;1;c;
        ;hundred;百;100;;s
        ;thousand;千;1000;;s
        ;;万;10000;;s
        ;million;百万;1000000;;s
        ;billion;十亿;1000000000;;s
        ;;亿;100000000;;s
        ;trillion;万亿;1000000000000;;s
        c;;;k:c;L T-1;k
        e;;;k:e;I T;k
        N_A N_{A} N_{\\rm A};;阿伏加德罗常数;k:N_A;;k
        k_B k_{B};;;k:k_B;M L2 T-2 K-1;k
        \\hbar ħ;;;k:hbar;M L2 T-1;k
        m_e m_{e};;;k:m_e;M;k
        m_p m_{p};;;k:m_p;M;k
        m_n m_{n};;;k:m_n;M;k
        \\epsilon_0 \\varepsilon_0 \\epsilon_{0} \\varepsilon_{0} ε_0 ε0 ε₀;;;k:epsilon_0;M-1 L-3 T4 I2;k
        \\mu_0 \\mu_{0} μ_0 μ0 μ₀;;;k:mu_0;M L T-2 I-2;k
        a_0 a_{0};;;k:a_0;L;k
        h;;;k:h;M L2 T-1;k
        g;;;k:g;L T-2;k
        R;;;k:R;M L2 T-2 N-1 K-1;k
        G;;;k:G;M-1 L3 T-2;k
        C;;;1;K;z:273.15
        F;;;5/9;K;z:45967/180
        rpm;;;1/60;T-1;f
        rev;;;1;;
        度;;;3600000;M L2 T-2;
        """

    /// SI prefixes: symbols, English, Chinese, power of ten.
    static let prefixes: [(symbols: [String], english: String, chinese: String, exponent: Int)] = [
        (["Y"], "yotta", "尧", 24), (["Z"], "zetta", "泽", 21), (["E"], "exa", "艾", 18), (["P"], "peta", "拍", 15),
        (["T"], "tera", "太", 12), (["G"], "giga", "吉", 9), (["M"], "mega", "兆", 6), (["k", "K"], "kilo", "千", 3),
        (["h"], "hecto", "百", 2), (["da"], "deca", "十", 1), (["d"], "deci", "分", -1), (["c"], "centi", "厘", -2),
        (["m"], "milli", "毫", -3), (["µ", "μ", "\\mu", "u"], "micro", "微", -6), (["n"], "nano", "纳", -9),
        (["p"], "pico", "皮", -12), (["f"], "femto", "飞", -15), (["a"], "atto", "阿", -18),
    ]
}
