namespace Federation.Search.Analysis;

/// <summary>The signs between two parts, read one by one.</summary>
internal struct Gap
{
    private bool _space;
    private bool _break;
    private int _signs;
    private CharKind _first;
    private CharKind _last;

    public readonly bool Opened => _last == CharKind.Open;

    public void Read(CharKind kind)
    {
        switch (kind)
        {
            case CharKind.Ignored:
                return;
            case CharKind.Space:
                _space = true;
                return;
            case CharKind.Break:
                _break = true;
                return;
            default:
                // The bracket that closes is no joint when another sign follows it: "travailleur(se)-pair(e)".
                _first = _signs == 0 ? kind : _first;
                _signs += kind == CharKind.Close ? 0 : 1;
                _last = kind;
                return;
        }
    }

    public readonly Joint Joint(bool isFirst) =>
        isFirst ? Analysis.Joint.Start
        : _break ? Analysis.Joint.Break
        : _space ? Apart()
        : _signs > 1 ? Analysis.Joint.Space
        : _first switch
        {
            CharKind.Dot => Analysis.Joint.Dot,
            CharKind.MiddleDot => Analysis.Joint.MiddleDot,
            CharKind.Hyphen => Analysis.Joint.Hyphen,
            CharKind.Slash => Analysis.Joint.Slash,
            CharKind.Open => Analysis.Joint.Open,
            CharKind.Close => Analysis.Joint.Close,
            CharKind.Apostrophe => Analysis.Joint.Apostrophe,
            _ => Analysis.Joint.Digit,
        };

    private readonly Joint Apart() => (_signs, _first, _last) switch
    {
        (0, _, _) => Analysis.Joint.Space,
        (_, _, CharKind.Open) => Analysis.Joint.Aside,
        (1, CharKind.Dot, _) => Analysis.Joint.DotSpace,
        (1, CharKind.Apostrophe, _) => Analysis.Joint.Apostrophe,
        (1, CharKind.Slash, _) => Analysis.Joint.Space,
        _ => Analysis.Joint.Break,
    };
}
