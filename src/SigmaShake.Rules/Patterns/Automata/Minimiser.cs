namespace SigmaShake.Rules.Patterns.Automata;

/// <summary>Finds which states of an automaton no text can tell apart (Moore, 1956).</summary>
internal static class Minimiser
{
    /// <summary>The block of each state, and how many there are; every state by itself where finding out would take too long.</summary>
    public static (int[] Blocks, int Count) Partition(RawAutomaton raw, bool marking, WorkBudget budget)
    {
        var blocks = new int[raw.States];
        for (var i = 0; i < blocks.Length; i++) blocks[i] = (marking ? raw.Marked[i] : i == RawAutomaton.Matched) ? 1 : 0;
        var next = new int[blocks.Length];
        var slots = new int[TableSize(blocks.Length)];
        for (var count = 1; ;)
        {
            if (!budget.TrySpend(raw.Rows.Length)) return Apart(blocks);
            var refined = Refine(raw, blocks, next, slots);
            (blocks, next) = (next, blocks);
            if (refined == count) return (blocks, count);
            count = refined;
        }
    }

    private static (int[] Blocks, int Count) Apart(int[] blocks)
    {
        for (var i = 0; i < blocks.Length; i++) blocks[i] = i;
        return (blocks, blocks.Length);
    }

    /// <summary>Tells states apart by the blocks that their symbols lead to; answers how many blocks there are then.</summary>
    private static int Refine(RawAutomaton raw, int[] blocks, int[] next, int[] slots)
    {
        Array.Clear(slots);
        var mask = slots.Length - 1;
        var count = 0;
        for (var state = 0; state < blocks.Length; state++)
        {
            var slot = HashOf(raw, blocks, state) & mask;
            while (slots[slot] != 0 && !AreAlike(raw, blocks, slots[slot] - 1, state)) slot = (slot + 1) & mask;
            if (slots[slot] == 0)
            {
                slots[slot] = state + 1;
                next[state] = count++;
            }
            else
            {
                next[state] = next[slots[slot] - 1];
            }
        }

        return count;
    }

    private static bool AreAlike(RawAutomaton raw, int[] blocks, int a, int b)
    {
        if (blocks[a] != blocks[b]) return false;
        var rowOfA = raw.Rows.AsSpan(a * raw.Symbols, raw.Symbols);
        var rowOfB = raw.Rows.AsSpan(b * raw.Symbols, raw.Symbols);
        for (var i = 0; i < rowOfA.Length; i++)
        {
            if (blocks[rowOfA[i]] != blocks[rowOfB[i]]) return false;
        }

        return true;
    }

    private static int HashOf(RawAutomaton raw, int[] blocks, int state)
    {
        var hash = (uint)blocks[state] + 0x9E3779B9u;
        foreach (var target in raw.Rows.AsSpan(state * raw.Symbols, raw.Symbols)) hash = (hash ^ (uint)blocks[target]) * 0x01000193u;
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private static int TableSize(int states)
    {
        var size = 16;
        while (size < 2 * states) size *= 2;
        return size;
    }
}
