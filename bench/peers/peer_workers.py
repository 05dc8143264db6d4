"""What duplicates_peers.py runs in a process of its own, one function a peer: reads the corpus, proposes and checks
pairs the way the library's own documentation does, and writes them.

usage: peer_workers.py PEER CORPUS_FOLDER PAIRS_FILE THRESHOLD

All get the same text: without white space and punctuation, each run of digits and masks as one `0`. Shingles are
its runs of 5 characters, sketches have 128 values, and a pair counts when the sketches estimate the threshold.
"""
import itertools
import json
import multiprocessing
import pickle
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SHINGLE = 5
VALUES = 128
SEED = 42
BATCH = 512


def documents(corpus):
    """(id, text) of each document, from files or from lines of JSON."""
    for path in sorted(corpus.rglob("*.txt")):
        yield str(path.relative_to(corpus)), path.read_text(encoding="utf-8")
    for path in sorted(corpus.rglob("*.jsonl")):
        with open(path, encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row["id"], row["text"]


def folded(text):
    return re.sub(r"[0-9X×_]+", "0", re.sub(r"[^\w×]+", "", text))


def shingles(text):
    text = folded(text)
    return [text[i:i + SHINGLE] for i in range(max(1, len(text) - SHINGLE + 1))]


def batches(rows):
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch


def rensa_objects(corpus, threshold):
    """RMinHash and RMinHashLSH over shingles as strings."""
    from rensa import RMinHash, RMinHashLSH
    names, sketches = [], []
    for batch in batches(documents(corpus)):
        names += [name for name, _ in batch]
        sketches += RMinHash.from_token_sets([shingles(text) for _, text in batch], num_perm=VALUES, seed=SEED)
    # 32 bands of 4: 0.87 of the pairs at 0.5, 0.99 of those at 0.6.
    index = RMinHashLSH(threshold=threshold, num_perm=VALUES, num_bands=32)
    index.insert_many(sketches)
    for i, candidates in enumerate(index.query_all(sketches)):
        for j in candidates:
            if i < j and sketches[i].jaccard(sketches[j]) >= threshold:
                yield names[i], names[j]


def hashes_of(text):
    """Shingles as 64-bit numbers, by NumPy: a shingle is five code points of 21 bits, mixed."""
    import numpy as np
    points = np.frombuffer(folded(text).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = max(0, len(points) - SHINGLE + 1)
    value = np.zeros(count, dtype=np.uint64)
    for i in range(SHINGLE):
        value = (value + points[i:i + count]) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(29)
    return value


def rensa_hashed(corpus, threshold):
    """Rensa's matrices over shingles that NumPy hashed; bands and estimates by NumPy, as a matrix has none."""
    import numpy as np
    from rensa import RMinHash
    names, matrices = [], []
    for batch in batches(documents(corpus)):
        names += [name for name, _ in batch]
        hashes = [hashes_of(text) for _, text in batch]
        offsets = np.cumsum([0] + [len(row) for row in hashes]).astype(np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(hashes), offsets, VALUES, SEED)
        matrices.append(np.array(matrix.to_rows(), dtype=np.uint32))
    rows = np.concatenate(matrices)
    pairs = set()
    for band in range(0, VALUES, 4):
        keys = np.ascontiguousarray(rows[:, band:band + 4]).view("V16").ravel()
        groups = {}
        for i, key in enumerate(keys.tolist()):
            groups.setdefault(key, []).append(i)
        for group in groups.values():
            pairs.update(itertools.combinations(group, 2))
    for i, j in pairs:
        if np.mean(rows[i] == rows[j]) >= threshold:
            yield names[i], names[j]


def datasketch_sketch(row):
    import xxhash
    from datasketch import MinHash
    sketch = MinHash(num_perm=VALUES, seed=SEED, hashfunc=xxhash.xxh32_intdigest)
    sketch.update_batch([shingle.encode() for shingle in shingles(row[1])])
    return row[0], sketch.hashvalues, sketch.permutations


def datasketch(corpus, threshold):
    """MinHash with xxHash in a process a core, MinHashLSH with its own choice of bands."""
    import xxhash
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=threshold, num_perm=VALUES)
    sketches = {}
    scheme = MinHash(num_perm=1).scheme
    with multiprocessing.Pool() as pool:
        for name, values, permutations in pool.imap(datasketch_sketch, documents(corpus), chunksize=32):
            sketch = MinHash(hashvalues=values, permutations=permutations, scheme=scheme, seed=SEED,
                             hashfunc=xxhash.xxh32_intdigest)
            for other in index.query(sketch):
                if sketch.jaccard(sketches[other]) >= threshold:
                    yield other, name
            index.insert(name, sketch, check_duplication=False)
            sketches[name] = sketch


def text_dedup(corpus, threshold):
    """Its program `minhash`. It cuts at what is no letter, so that characters get blanks between them; it checks no
    pair, and what it joins is one cluster, of which all pairs count."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        with open(f"{folder}/corpus.jsonl", "w", encoding="utf-8") as lines:
            for name, text in documents(corpus):
                names.append(name)
                lines.write(json.dumps({"text": " ".join(folded(text))}, ensure_ascii=False) + "\n")
        subprocess.run([sys.executable, "-m", "text_dedup.minhash", "--path", "json",
                        "--data_files", f"{folder}/corpus.jsonl", "--split", "train", "--cache_dir", f"{folder}/cache",
                        "--column", "text", "--ngram", str(SHINGLE), "--num_perm", str(VALUES),
                        "--threshold", str(threshold), "--hash_func", "xxh3", "--hash_bits", "32", "--debug",
                        "--output", f"{folder}/output"], check=True)
        with open(f"{folder}/output/uf.pkl", "rb") as file:
            joined = pickle.load(file)
        clusters = {}
        for member in list(joined.parent):
            clusters.setdefault(joined.find(member), []).append(names[member])
    for members in clusters.values():
        yield from itertools.combinations(members, 2)


PEERS = {"rensa": rensa_objects, "rensa-hashed": rensa_hashed, "datasketch": datasketch, "text-dedup": text_dedup}

if __name__ == "__main__":
    peer, corpus_folder, pairs_file, least = sys.argv[1:]
    with open(pairs_file, "w", encoding="utf-8") as found:
        for a, b in PEERS[peer](Path(corpus_folder), float(least)):
            found.write(f"{min(a, b)}\t{max(a, b)}\n")
